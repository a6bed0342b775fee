# Jobs at fixed times and at intervals: a timetable made of sleeping tasks.
import asyncio

loop_start = 0.0


def now():
    return f"{asyncio.get_running_loop().time() - loop_start:4.1f}"


async def every(seconds, name, times):
    for _ in range(times):
        await asyncio.sleep(seconds)
        print(now(), name)


async def at(seconds, name):
    await asyncio.sleep(seconds)
    print(now(), name)


async def main():
    global loop_start
    loop_start = asyncio.get_running_loop().time()
    await asyncio.gather(every(1, "tick", 5), every(2.1, "tock", 2), at(3.5, "lunch"))


asyncio.run(main())
