# Somebody who comes while a woken waiter has not run yet waits behind it.
import asyncio

async def worker(lock, name):
    async with lock:
        print(name)

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(worker(lock, "first"))
    await asyncio.sleep(0)
    lock.release()
    second = asyncio.create_task(worker(lock, "second"))
    async with lock:
        print("main")
    await first
    await second

asyncio.run(main())
