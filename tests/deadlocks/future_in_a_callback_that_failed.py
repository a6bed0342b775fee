# bide-only: CPython waits for ever
import asyncio

def deliver(future):
    raise ValueError("the parcel is lost")

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(deliver, future)
    await future  # stuck

asyncio.run(main())
