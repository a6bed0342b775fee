# An exception that is raised again and again by the same future does not grow its traceback.
import asyncio
import traceback


async def fail():
    raise ValueError("once")


async def ask(task):
    await task


async def main():
    task = asyncio.create_task(fail())
    for _ in range(3):
        try:
            await ask(task)
        except ValueError as error:
            names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
            print(names)
    for _ in range(2):
        try:
            task.result()
        except ValueError as error:
            print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
    results = await asyncio.gather(task, return_exceptions=True)
    print(results)


asyncio.run(main())


def names(error):
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


async def peeked():
    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    print(names(task.exception()))
    print(names(task.exception()))
    for _ in range(2):
        try:
            await task
        except ValueError as error:
            print(names(error))
    print(names(task.exception()))
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("fresh"))
    for _ in range(2):
        try:
            await future
        except ValueError as error:
            print(names(error))


asyncio.run(peeked())
