# An eager task does its first step at once: what does not have to wait is done without a turn of the loop.
import asyncio

cache = {"a": 1}


async def look_up(key):
    if key in cache:
        return cache[key]
    await asyncio.sleep(0.1)
    cache[key] = len(cache) + 1
    return cache[key]


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    known, unknown = asyncio.create_task(look_up("a")), asyncio.create_task(look_up("b"))
    print("done already:", known.done(), unknown.done())
    print(await asyncio.gather(known, unknown))


asyncio.run(main())
