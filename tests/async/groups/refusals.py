import asyncio

async def job():
    await asyncio.sleep(0.01)

async def main():
    group = asyncio.TaskGroup()
    try:
        group.create_task(job())
    except RuntimeError as error:
        print(error)
    async with group:
        group.create_task(job())
        print(group)
    for action in (lambda: group.create_task(job()), group.__aenter__):
        try:
            result = action()
            if result is not None:
                await result
        except RuntimeError as error:
            print(error)

asyncio.run(main())
