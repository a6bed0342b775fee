# bide-only: CPython waits for ever
import asyncio

async def lines(queue):
    for _ in range(3):
        yield await queue.get()  # stuck

async def main():
    queue = asyncio.Queue()
    queue.put_nowait("a line")
    print([line async for line in lines(queue)])

asyncio.run(main())
