import asyncio

async def worker(queue, name):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.01)
        print(name, item)
        queue.task_done()

async def main():
    queue = asyncio.Queue()
    await queue.join()
    for n in range(4):
        queue.put_nowait(n)
    tasks = [asyncio.create_task(worker(queue, n)) for n in "ab"]
    await queue.join()
    print("joined")
    for task in tasks:
        task.cancel()

asyncio.run(main())
