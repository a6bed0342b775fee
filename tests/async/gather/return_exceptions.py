import asyncio

async def fail():
    raise ValueError("broke")

async def cancelled():
    raise asyncio.CancelledError

async def fine():
    return 42

async def main():
    print(await asyncio.gather(fail(), fine(), cancelled(), return_exceptions=True))

asyncio.run(main())
