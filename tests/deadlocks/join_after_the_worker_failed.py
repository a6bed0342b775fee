# bide-only: CPython waits for ever
import asyncio

async def worker(queue):
    while True:
        item = await queue.get()
        if item == 1:
            return
        queue.task_done()

async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(worker(queue))
    for item in range(3):
        await queue.put(item)
    await queue.join()  # stuck

asyncio.run(main())
