# bide-only: CPython waits for ever
import asyncio

async def producer(queue):
    for item in range(10):
        await queue.put(item)  # stuck

async def consumer(queue):
    while True:
        item = await queue.get()
        if item == 3:
            return

async def main():
    queue = asyncio.Queue(1)
    async with asyncio.TaskGroup() as group:  # stuck
        group.create_task(producer(queue), name="producer")
        group.create_task(consumer(queue), name="consumer")

asyncio.run(main())
