import asyncio

async def inner():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        raise

async def middle(task):
    try:
        await task
    finally:
        print("middle")

async def main():
    first = asyncio.create_task(inner())
    second = asyncio.create_task(middle(first))
    third = asyncio.create_task(middle(second))
    await asyncio.sleep(0.01)
    third.cancel("all of you")
    print((await asyncio.gather(third, return_exceptions=True)))
    print(first.cancelled(), second.cancelled(), third.cancelled())

asyncio.run(main())
