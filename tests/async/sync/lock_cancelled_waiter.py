# A woken waiter that is cancelled passes the wake-up on.
import asyncio

async def worker(lock, name):
    try:
        async with lock:
            print(name, "has it")
    except asyncio.CancelledError:
        print(name, "cancelled")

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(worker(lock, n)) for n in "abc"]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    await asyncio.gather(*tasks)
    print(lock.locked())

asyncio.run(main())
