import asyncio
import time

def blocking(n, *, factor=1):
    time.sleep(0.02)
    return n * factor

def fail():
    raise ValueError("in a thread")

async def ticker():
    for n in range(3):
        print("tick", n)
        await asyncio.sleep(0.005)

async def main():
    task = asyncio.create_task(ticker())
    print(await asyncio.to_thread(blocking, 21, factor=2))
    await task
    print(await asyncio.gather(*(asyncio.to_thread(blocking, n) for n in range(4))))
    try:
        await asyncio.to_thread(fail)
    except ValueError as error:
        print(repr(error))

asyncio.run(main())
