# bide-only: CPython waits for ever
import asyncio

async def broken():
    raise ValueError("the worker is broken")

async def main():
    queue = asyncio.Queue()
    worker = asyncio.create_task(broken(), name="worker")
    await queue.get()  # stuck

asyncio.run(main())
