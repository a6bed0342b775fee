import asyncio

async def grow(group, depth):
    await asyncio.sleep(0)
    print("depth", depth)
    if depth < 3:
        group.create_task(grow(group, depth + 1))

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(grow(group, 0))
    print("all done")

asyncio.run(main())
