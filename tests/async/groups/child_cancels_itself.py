import asyncio

async def quits():
    raise asyncio.CancelledError

async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(quits())
        other = group.create_task(asyncio.sleep(0.01, "fine"))
    print(task.cancelled(), other.result())

asyncio.run(main())
