# Results in the order in which they come, with the task that each is from.
import asyncio


async def fetch(delay):
    await asyncio.sleep(delay)
    return f"after {delay} s"


async def main():
    tasks = [asyncio.create_task(fetch(d), name=f"fetch {d}") for d in (0.3, 0.1, 0.2)]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), "->", await task)
    try:
        for result in asyncio.as_completed([fetch(0.1), fetch(5)], timeout=1):
            print(await result)
    except TimeoutError:
        print("the rest takes too long")


asyncio.run(main())
