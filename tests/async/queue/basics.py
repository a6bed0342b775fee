import asyncio

async def main():
    queue = asyncio.Queue(maxsize=2)
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    await queue.put(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(repr(error))
    print(queue.full(), queue, await queue.get(), queue.get_nowait())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.task_done()
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)

asyncio.run(main())
