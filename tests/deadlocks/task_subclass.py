# bide-only: CPython waits for ever
import asyncio

class Job(asyncio.Task):
    pass

async def one(other):
    await asyncio.sleep(0)
    await other()  # stuck

async def main():
    loop = asyncio.get_running_loop()
    first = Job(one(lambda: second), loop=loop, name="first")
    second = Job(one(lambda: first), loop=loop, name="second")
    await asyncio.wait([first, second])  # stuck

asyncio.run(main())
