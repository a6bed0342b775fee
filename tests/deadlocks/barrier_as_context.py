# bide-only: CPython waits for ever
import asyncio

async def main():
    barrier = asyncio.Barrier(2)
    async with barrier:  # stuck
        print("never")

asyncio.run(main())
