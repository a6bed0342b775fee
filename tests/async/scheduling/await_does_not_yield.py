# Awaiting a coroutine that does not suspend, or a future that is done, gives no turn to others.
import asyncio

async def other():
    print("other runs")

async def quick():
    return 1

async def main():
    task = asyncio.create_task(other())
    await quick()
    future = asyncio.get_running_loop().create_future()
    future.set_result(7)
    print(await future)
    print("nobody ran yet", task.done())
    await task
    await task
    print(task.done())

asyncio.run(main())
