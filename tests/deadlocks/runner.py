# bide-only: CPython waits for ever
import asyncio

async def get(queue):
    return await queue.get()  # stuck

with asyncio.Runner() as runner:
    queue = asyncio.Queue()
    runner.run(queue.put(1))
    print(runner.run(get(queue)))
    print(runner.run(get(queue)))
