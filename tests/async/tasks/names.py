import asyncio

async def job():
    return asyncio.current_task().get_name()

async def main():
    print(await job())
    print(await asyncio.create_task(job(), name="worker"))
    print(await asyncio.create_task(job()))
    task = asyncio.create_task(job(), name=5)
    print(repr(task.get_name()))
    task.set_name("six")
    print(await task)

asyncio.run(main())
asyncio.run(main())
