# bide-only: CPython waits for ever
import asyncio

lock = asyncio.Lock()

async def inner():
    async with lock:  # stuck
        print("never")

async def main():
    async with lock:
        await inner()

asyncio.run(main())
