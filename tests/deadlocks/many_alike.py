# bide-only: CPython waits for ever
import asyncio

async def worker(number, jobs):
    await jobs.get()  # stuck

async def main():
    jobs = asyncio.Queue()
    workers = [asyncio.create_task(worker(number, jobs)) for number in range(1000)]
    await asyncio.gather(*workers)  # stuck

asyncio.run(main())
