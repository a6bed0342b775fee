import asyncio

async def main():
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ValueError("instead")
    except ValueError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__cause__))

asyncio.run(main())
