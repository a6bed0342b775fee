import asyncio

async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("no")
    await asyncio.sleep(0)
    return "done anyway"

async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)
    print(task.cancelled(), task.cancelling())

asyncio.run(main())
