import asyncio

async def bad():
    raise StopIteration(1)

async def main():
    try:
        await bad()
    except RuntimeError as error:
        print(error, repr(error.__cause__))
    coroutine = asyncio.sleep(0)
    await coroutine
    try:
        await coroutine
    except RuntimeError as error:
        print(error)

asyncio.run(main())
