# bide-only: CPython waits for ever
import asyncio

class Ticks:
    def __init__(self):
        self.ticked = asyncio.Event()

    def __aiter__(self):
        return self

    async def __anext__(self):
        await self.ticked.wait()  # stuck
        self.ticked.clear()

async def main():
    async for tick in Ticks():
        print(tick)

asyncio.run(main())
