# bide-only: CPython waits for ever
import asyncio

async def worker(limit, number):
    async with limit:  # stuck
        print("in", number)
        await asyncio.Event().wait()  # stuck

async def main():
    limit = asyncio.Semaphore(1)
    await asyncio.gather(worker(limit, 1), worker(limit, 2))  # stuck

asyncio.run(main())
