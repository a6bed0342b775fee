# Retrying what fails now and then, waiting twice as long each time.
import asyncio


class Flaky:
    """Fails a few times before it works."""

    def __init__(self, failures):
        self.failures = failures

    async def fetch(self):
        await asyncio.sleep(0.1)
        if self.failures:
            self.failures -= 1
            raise ConnectionError("connection lost")
        return "the page"


async def retry(action, attempts=4, delay=0.5):
    for attempt in range(1, attempts + 1):
        try:
            return await action()
        except ConnectionError as error:
            if attempt == attempts:
                raise
            wait = delay * 2 ** (attempt - 1)
            print(f"attempt {attempt}: {error}, again in {wait} s")
            await asyncio.sleep(wait)


async def main():
    print("got", await retry(Flaky(failures=3).fetch))
    try:
        await retry(Flaky(failures=9).fetch, attempts=2)
    except ConnectionError as error:
        print("gave up:", error)


asyncio.run(main())
