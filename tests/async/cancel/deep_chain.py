import asyncio

async def link(task):
    await task

async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    for _ in range(3000):
        task = asyncio.create_task(link(task))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
