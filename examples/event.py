# An event that many tasks wait for: a race that starts when the flag falls.
import asyncio


async def runner(name, start, seconds):
    print(f"{name} is ready")
    await start.wait()
    await asyncio.sleep(seconds)
    print(f"{name} is in the goal")


async def main():
    start = asyncio.Event()
    async with asyncio.TaskGroup() as race:
        for name, seconds in [("Ada", 2.2), ("Bob", 1.9), ("Cleo", 2.0)]:
            race.create_task(runner(name, start, seconds))
        await asyncio.sleep(1)
        print("go!")
        start.set()


asyncio.run(main())
