import asyncio

async def job():
    try:
        await asyncio.sleep(1)
    finally:
        print("cleaning")
        await asyncio.sleep(0.01)
        print("clean")

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("over")

asyncio.run(main())
