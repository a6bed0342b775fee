# bide-only: CPython waits for ever
import asyncio

async def main():
    queue = asyncio.PriorityQueue()
    await queue.put(2)
    await queue.put(1)
    for _ in range(3):
        print(await queue.get())  # stuck

asyncio.run(main())
