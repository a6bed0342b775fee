import asyncio

async def job():
    pass

async def main():
    coroutine = job()
    task = asyncio.create_task(job())
    for make in (lambda: asyncio.wait([]), lambda: asyncio.wait([coroutine]), lambda: asyncio.wait(coroutine),
                 lambda: asyncio.wait(task), lambda: asyncio.wait([task], return_when="X")):
        try:
            await make()
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    coroutine.close()
    await task

asyncio.run(main())
