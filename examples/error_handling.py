# What went wrong where: results and exceptions side by side, and groups of exceptions taken apart.
import asyncio


async def divide(a, b):
    await asyncio.sleep(0.1)
    return a / b


async def main():
    results = await asyncio.gather(
        divide(6, 3), divide(1, 0), divide("x", 2), return_exceptions=True
    )
    for result in results:
        if isinstance(result, Exception):
            print(type(result).__name__, "-", result)
        else:
            print(result)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(divide(1, 0))
            group.create_task(divide("x", 2))
    except* ZeroDivisionError as errors:
        print("arithmetic:", len(errors.exceptions))
    except* TypeError as errors:
        print("types:", errors.exceptions[0])


asyncio.run(main())
