# Resources that take time to open and close: async with, nested, and closed in the right order.
import asyncio


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0.2)
        print(f"{self.name}: open")
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.1)
        print(f"{self.name}: closed", f"after {error!r}" if error else "")

    async def query(self, text):
        await asyncio.sleep(0.1)
        return f"{self.name} answers {text}"


async def main():
    async with Connection("db") as db, Connection("cache") as cache:
        print(await db.query("one"))
        print(await cache.query("two"))
    try:
        async with Connection("db"):
            raise RuntimeError("query failed")
    except RuntimeError as error:
        print("caught", error)


asyncio.run(main())
