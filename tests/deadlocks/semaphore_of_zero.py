# bide-only: CPython waits for ever
import asyncio

async def worker(gate):
    await gate.acquire()  # stuck

async def main():
    gate = asyncio.Semaphore(0)
    await worker(gate)

asyncio.run(main())
