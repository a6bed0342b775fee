import asyncio

async def job(n):
    await asyncio.sleep(n / 50)
    return n

async def main():
    tasks = {asyncio.create_task(job(n)): n for n in (3, 1, 2)}
    async for task in asyncio.as_completed(tasks):
        print(tasks[task], await task)

asyncio.run(main())
