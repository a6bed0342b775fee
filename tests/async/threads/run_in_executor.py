import asyncio
import time

def work(n):
    time.sleep(0.01)
    return n + 1

def inside():
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        return str(error)

async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, work, 1)
    print(future.done(), await future)
    print(await loop.run_in_executor(None, inside))
    started = loop.time()
    print(await asyncio.gather(*(loop.run_in_executor(None, work, n) for n in range(5))))

asyncio.run(main())
