# bide-only: CPython waits for ever
import asyncio

class Connection:
    def __init__(self, pool):
        self.pool = pool

    async def __aenter__(self):
        self.number = await self.pool.get()  # stuck
        return self

    async def __aexit__(self, *exception):
        pass  # forgets to put it back

async def main():
    pool = asyncio.Queue()
    pool.put_nowait(1)
    for turn in range(2):
        async with Connection(pool) as connection:
            print("turn", turn, "uses", connection.number)

asyncio.run(main())
