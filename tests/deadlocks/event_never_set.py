# bide-only: CPython waits for ever
import asyncio

async def main():
    ready = asyncio.Event()
    await ready.wait()  # stuck

asyncio.run(main())
