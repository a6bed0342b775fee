import asyncio


async def inner():
    await asyncio.sleep(1)
    raise ValueError("deep inside")


async def outer():
    await inner()


async def main():
    task = asyncio.create_task(outer(), name="worker")
    await task


asyncio.run(main())
