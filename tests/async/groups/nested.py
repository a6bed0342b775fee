import asyncio

async def fail():
    raise ValueError("deep")

async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(asyncio.sleep(1))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail())
                await asyncio.sleep(1)
    except* ValueError as group:
        print(repr(group))

asyncio.run(main())
