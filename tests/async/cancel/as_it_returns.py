# A cancellation that comes while the task is about to return wins.
import asyncio

async def job():
    asyncio.current_task().cancel()
    return 5

async def main():
    task = asyncio.create_task(job())
    try:
        print(await task)
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())

asyncio.run(main())
