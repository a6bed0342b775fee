# bide-only: CPython waits for ever
import asyncio

async def leaf(lock):
    async with lock:  # stuck
        pass

async def branch(lock):
    async with asyncio.TaskGroup() as inner:  # stuck
        inner.create_task(leaf(lock), name="leaf")

async def main():
    lock = asyncio.Lock()
    async with lock:
        async with asyncio.TaskGroup() as outer:  # stuck
            outer.create_task(branch(lock), name="branch")

asyncio.run(main())
