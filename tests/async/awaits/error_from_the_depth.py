import asyncio
import sys

sys.setrecursionlimit(1_000_000)


async def leaf():
    await asyncio.sleep(0)
    raise ValueError("from the depth")


async def link(inner):
    return await inner


async def main():
    chain = leaf()
    for _ in range(10_000):
        chain = link(chain)
    try:
        await chain
    except ValueError as error:
        print(error)


asyncio.run(main())
