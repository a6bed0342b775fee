# Blocking code beside asynchronous code: to_thread keeps the loop going meanwhile.
import asyncio
import time


def read_slowly(name):
    time.sleep(1)
    return f"contents of {name}"


async def spinner():
    for step in range(3):
        print("still turning", step)
        await asyncio.sleep(0.4)


async def main():
    contents, _ = await asyncio.gather(asyncio.to_thread(read_slowly, "a.txt"), spinner())
    print(contents)


asyncio.run(main())
