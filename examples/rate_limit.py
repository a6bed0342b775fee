# At most three requests at a time with a semaphore, whoever asks for how many.
import asyncio
import time


async def request(number, limit, started):
    async with limit:
        at = time.monotonic() - started
        print(f"request {number} at {at:.0f} s")
        await asyncio.sleep(1)


async def main():
    limit = asyncio.Semaphore(3)
    started = time.monotonic()
    await asyncio.gather(*(request(number, limit, started) for number in range(8)))
    print(f"8 requests, 3 at a time: {time.monotonic() - started:.0f} s")


asyncio.run(main())
