# bide-only: CPython waits for ever
import asyncio

async def left(a, b):
    async with a:
        await asyncio.sleep(0.1)
        async with b:  # stuck
            print("never")

async def right(a, b):
    async with b:
        await asyncio.sleep(0.1)
        async with a:  # stuck
            print("never")

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(left(a, b), right(a, b))  # stuck

asyncio.run(main())
