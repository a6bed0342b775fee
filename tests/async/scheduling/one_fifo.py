# call_soon, steps and wake-ups share one queue.
import asyncio

async def worker(name):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(0)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "cb")
    a = asyncio.create_task(worker("a"))
    b = asyncio.create_task(worker("b"))
    loop.call_soon(print, "cb2")
    await a
    await b

asyncio.run(main())
