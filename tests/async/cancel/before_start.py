import asyncio

async def never():
    print("never printed")

async def main():
    task = asyncio.create_task(never())
    print(task.cancel(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    print(task.cancelled(), task.cancel(), task.done())

asyncio.run(main())
