import asyncio

async def job():
    task = asyncio.current_task()
    task.cancel()
    task.cancel()
    print(task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel())
    await asyncio.sleep(0)
    print("not cancelled")
    task.cancel()
    try:
        await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        print("cancelled", task.cancelling())
    print(task.uncancel())

asyncio.run(job())
