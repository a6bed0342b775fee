import asyncio

async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise KeyError("while cleaning")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(slow())
            await asyncio.sleep(0)
            raise TypeError("body")
    except BaseExceptionGroup as group:
        print(repr(group))

asyncio.run(main())
