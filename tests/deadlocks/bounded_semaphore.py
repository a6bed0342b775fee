# bide-only: CPython waits for ever
import asyncio

async def main():
    places = asyncio.BoundedSemaphore(1)
    await places.acquire()
    await places.acquire()  # stuck

asyncio.run(main())
