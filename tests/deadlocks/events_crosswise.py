# bide-only: CPython waits for ever
import asyncio

async def first(mine, other):
    await other.wait()  # stuck
    mine.set()

async def second(mine, other):
    await other.wait()  # stuck
    mine.set()

async def main():
    a, b = asyncio.Event(), asyncio.Event()
    await asyncio.gather(first(a, b), second(b, a))  # stuck

asyncio.run(main())
