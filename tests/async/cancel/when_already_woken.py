# The sleep is over and the wake-up is queued: a cancellation still arrives.
import asyncio

async def sleeper():
    try:
        await asyncio.sleep(0.02)
        print("slept")
    except asyncio.CancelledError:
        print("cancelled at the last moment")

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    async def waiter():
        try:
            print(await future)
        except asyncio.CancelledError:
            print("waiter cancelled")
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    future.set_result("result")
    task.cancel()
    await task
    print(task.cancelling())

asyncio.run(main())
