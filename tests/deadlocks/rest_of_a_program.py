# bide-only: CPython waits for ever
import asyncio

async def ticker():
    for tick in range(3):
        await asyncio.sleep(1)
        print("tick", tick)

async def reader(lock):
    async with lock:
        await asyncio.Event().wait()  # stuck

async def writer(lock):
    await asyncio.sleep(0.5)
    async with lock:  # stuck
        print("never")

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(ticker(), reader(lock), writer(lock))  # stuck

asyncio.run(main())
