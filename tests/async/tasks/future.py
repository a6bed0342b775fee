import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future.done(), asyncio.isfuture(future))
    loop.call_later(0.01, future.set_result, "late")
    print(await future, future)
    broken = asyncio.Future()
    broken.set_exception(ValueError)
    try:
        await broken
    except ValueError as error:
        print(repr(error), broken)
    stop = loop.create_future()
    stop.set_exception(StopIteration("x"))
    try:
        await stop
    except RuntimeError as error:
        print(error)

asyncio.run(main())
