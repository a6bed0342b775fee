import asyncio

async def job():
    print("runs once")
    return 1

async def main():
    coroutine = job()
    print(await asyncio.gather(coroutine, coroutine))
    task = asyncio.create_task(asyncio.sleep(0, 2))
    print(await asyncio.gather(task, task, task))

asyncio.run(main())
