import asyncio

async def getter(queue):
    try:
        while True:
            print("got", await queue.get())
    except asyncio.QueueShutDown as error:
        print(repr(error))

async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(getter(queue))
    await asyncio.sleep(0)
    queue.put_nowait(1)
    queue.put_nowait(2)
    queue.shutdown()
    await task
    for wrong in (lambda: queue.put_nowait(1), queue.get_nowait):
        try:
            wrong()
        except asyncio.QueueShutDown:
            print("shut down")
    other = asyncio.Queue(1)
    other.put_nowait(1)
    putter = asyncio.create_task(other.put(2))
    await asyncio.sleep(0)
    other.shutdown(immediate=True)
    await other.join()
    print(await asyncio.gather(putter, return_exceptions=True), other.qsize())

asyncio.run(main())
