import asyncio

async def job():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout")
    except asyncio.CancelledError:
        print("cancelled", asyncio.current_task().cancelling())

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0.01)
    task.cancel()
    await task

asyncio.run(main())
