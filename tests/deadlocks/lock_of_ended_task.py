# bide-only: CPython waits for ever
import asyncio

async def forgetful(lock):
    await lock.acquire()
    # No release: the task ends with the lock.

async def main():
    lock = asyncio.Lock()
    await asyncio.create_task(forgetful(lock))
    await lock.acquire()  # stuck

asyncio.run(main())
