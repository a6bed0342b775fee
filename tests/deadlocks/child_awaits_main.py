# bide-only: CPython waits for ever
import asyncio

async def child(main_task):
    await main_task  # stuck

async def main():
    await asyncio.create_task(child(asyncio.current_task()), name="child")  # stuck

asyncio.run(main())
