import asyncio

async def job(n):
    try:
        await asyncio.sleep(1)
    finally:
        print("job", n, "ends")

async def both():
    await asyncio.gather(job(1), asyncio.gather(job(2), job(3)))

async def main():
    task = asyncio.create_task(both())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
