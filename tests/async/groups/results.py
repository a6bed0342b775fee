import asyncio

async def job(n):
    await asyncio.sleep(n / 100)
    return n * 10

async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job(n), name=f"job-{n}") for n in (2, 1)]
        print("block is over")
    print([task.result() for task in tasks], tasks[0].get_name())
    print(asyncio.current_task().cancelling())

asyncio.run(main())
