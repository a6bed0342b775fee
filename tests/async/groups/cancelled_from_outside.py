import asyncio

async def job(n):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("child", n)
        raise

async def parent():
    async with asyncio.TaskGroup() as group:
        group.create_task(job(1))
        group.create_task(job(2))

async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("parent", task.cancelled())

asyncio.run(main())
