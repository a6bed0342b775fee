# bide-only: CPython waits for ever
import asyncio

tasks = {}

async def step(name, following):
    await asyncio.sleep(0.5)
    return await tasks[following]  # stuck

async def main():
    order = ["a", "b", "c", "d"]
    for name, following in zip(order, order[1:] + order[:1]):
        tasks[name] = asyncio.create_task(step(name, following), name=name)
    await asyncio.wait(tasks.values())  # stuck

asyncio.run(main())
