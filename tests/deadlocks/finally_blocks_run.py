# bide-only: CPython waits for ever
import asyncio

async def worker(lock):
    try:
        async with lock:  # stuck
            pass
    finally:
        print("worker cleans up")

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    task = asyncio.create_task(worker(lock))
    try:
        await task  # stuck
    except asyncio.DeadlockError as error:
        print("main sees", type(error).__name__, isinstance(error, RuntimeError))
        raise
    finally:
        await asyncio.sleep(1)
        print("main cleans up")

asyncio.run(main())
