import asyncio

async def job():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("inside", error.args)
        raise

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0)
    task.cancel("stop it")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside", error.args)
    print(isinstance(asyncio.CancelledError(), Exception), isinstance(asyncio.CancelledError(), BaseException))

asyncio.run(main())
