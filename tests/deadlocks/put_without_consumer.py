# bide-only: CPython waits for ever
import asyncio

async def main():
    queue = asyncio.Queue(maxsize=2)
    for item in range(5):
        print("put", item)
        await queue.put(item)  # stuck

asyncio.run(main())
