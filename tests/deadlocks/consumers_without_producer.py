# bide-only: CPython waits for ever
import asyncio

async def consumer(queue):
    while True:
        item = await queue.get()  # stuck
        print("item", item)
        queue.task_done()

async def main():
    queue = asyncio.Queue()
    consumers = [asyncio.create_task(consumer(queue)) for _ in range(3)]
    for item in range(2):
        await queue.put(item)
    await queue.join()
    print("joined")
    await asyncio.gather(*consumers)  # stuck

asyncio.run(main())
