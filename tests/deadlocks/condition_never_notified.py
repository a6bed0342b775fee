# bide-only: CPython waits for ever
import asyncio

async def main():
    condition = asyncio.Condition()
    async with condition:
        await condition.wait()  # stuck

asyncio.run(main())
