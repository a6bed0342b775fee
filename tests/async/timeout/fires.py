import asyncio

async def main():
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(1)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), limit.expired())
    print(asyncio.current_task().cancelling(), limit)
    async with asyncio.timeout(1) as limit:
        await asyncio.sleep(0)
    print(limit.expired(), limit)
    async with asyncio.timeout(None) as limit:
        print(limit.when(), limit)

asyncio.run(main())
