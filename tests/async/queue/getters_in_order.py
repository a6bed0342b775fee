import asyncio

async def getter(queue, n):
    try:
        print(n, await queue.get())
    except asyncio.CancelledError:
        print(n, "cancelled")

async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(queue, n)) for n in range(4)]
    await asyncio.sleep(0)
    queue.put_nowait("a")
    tasks[0].cancel()
    tasks[2].cancel()
    queue.put_nowait("b")
    await asyncio.gather(*tasks)

asyncio.run(main())
