# bide-only: CPython waits for ever
import asyncio

async def worker(queue):
    while not queue.empty():
        print("worked on", await queue.get())

async def main():
    queue = asyncio.Queue()
    for item in range(3):
        queue.put_nowait(item)
    await asyncio.create_task(worker(queue))
    await queue.join()  # stuck

asyncio.run(main())
