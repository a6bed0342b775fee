import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.cancel("why"), future.cancel(), future.cancelled(), future.done())
    for ask in (future.result, future.exception):
        try:
            ask()
        except asyncio.CancelledError as error:
            print(repr(error))
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(repr(error))

asyncio.run(main())
