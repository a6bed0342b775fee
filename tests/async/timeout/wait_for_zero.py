import asyncio

async def never():
    print("never printed")

async def main():
    for seconds in (0, -1):
        try:
            await asyncio.wait_for(never(), seconds)
        except TimeoutError as error:
            print(repr(error))
    future = asyncio.get_running_loop().create_future()
    future.set_result("was done")
    print(await asyncio.wait_for(future, 0))
    try:
        await asyncio.wait_for(5, 1)
    except TypeError as error:
        print(error)

asyncio.run(main())
