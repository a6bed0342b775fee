# bide-only: CPython waits for ever
import asyncio

async def child(parent):
    await asyncio.gather(asyncio.sleep(1), parent)  # stuck

async def main():
    await asyncio.gather(child(asyncio.current_task()), asyncio.sleep(2))  # stuck

asyncio.run(main())
