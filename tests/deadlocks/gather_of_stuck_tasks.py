# bide-only: CPython waits for ever
import asyncio

async def stuck(number):
    future = asyncio.get_running_loop().create_future()
    return number + await future  # stuck

async def fine(number):
    await asyncio.sleep(number)
    return number

async def main():
    results = await asyncio.gather(  # stuck
        fine(1),
        stuck(2),
        asyncio.gather(fine(3), stuck(4)),
    )
    print(results)

asyncio.run(main())
