import asyncio
import sys

sys.setrecursionlimit(1_000_000)
DEPTH = 100_000


async def leaf():
    for _ in range(3):
        await asyncio.sleep(0)
    return 0


async def link(inner):
    return await inner + 1


async def deep(n):
    if n:
        return await deep(n - 1) + 1
    return await leaf()


async def main():
    chain = leaf()
    for _ in range(DEPTH):
        chain = link(chain)
    print(await chain)
    print(await deep(DEPTH))


asyncio.run(main())
