# Made before any event loop, bound to the first one that blocks on it.
import asyncio

lock = asyncio.Lock()

async def hold():
    async with lock:
        await asyncio.sleep(0.01)

async def main():
    await asyncio.gather(hold(), hold())
    print("fine")

asyncio.run(main())
try:
    asyncio.run(main())
except RuntimeError as error:
    print("is bound to a different event loop" in str(error))
