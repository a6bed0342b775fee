# bide-only: CPython waits for ever
import asyncio

async def runner(barrier, number):
    print("at the line", number)
    await barrier.wait()  # stuck

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(runner(barrier, 1), runner(barrier, 2))  # stuck

asyncio.run(main())
