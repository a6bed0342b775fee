# bide-only: CPython waits for ever
import asyncio

async def fine():
    await asyncio.sleep(1)
    print("the first run ends")

async def stuck():
    await asyncio.Event().wait()  # stuck

asyncio.run(fine())
asyncio.run(stuck())
