# bide-only: CPython waits for ever
import asyncio

async def one():
    await asyncio.sleep(0)
    await two_task  # stuck

async def two():
    await one_task  # stuck

async def main():
    global one_task, two_task
    one_task = asyncio.create_task(one(), name="one")
    two_task = asyncio.create_task(two(), name="two")
    await one_task  # stuck

asyncio.run(main())
