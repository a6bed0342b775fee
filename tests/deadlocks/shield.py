# bide-only: CPython waits for ever
import asyncio

async def precious():
    await asyncio.Event().wait()  # stuck

async def main():
    await asyncio.shield(precious())  # stuck

asyncio.run(main())
