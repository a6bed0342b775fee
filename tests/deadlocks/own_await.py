# bide-only: CPython waits for ever
import asyncio

class Promise:
    def __init__(self):
        self.future = asyncio.get_running_loop().create_future()

    def __await__(self):
        return (yield from self.future)  # stuck

async def main():
    await Promise()

asyncio.run(main())
