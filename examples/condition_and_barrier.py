# Tasks wait until something is true, and for each other.
import asyncio


async def runner(name, ready, start, barrier):
    async with ready:
        await ready.wait_for(lambda: start)
    place = await barrier.wait()
    return name, place


async def main():
    ready, start, barrier = asyncio.Condition(), [], asyncio.Barrier(3)
    runners = [asyncio.create_task(runner(n, ready, start, barrier)) for n in "abc"]
    await asyncio.sleep(0.1)
    async with ready:
        start.append("go")
        ready.notify_all()
    print(sorted(await asyncio.gather(*runners)))


asyncio.run(main())
