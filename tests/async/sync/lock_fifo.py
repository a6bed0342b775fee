import asyncio

async def worker(lock, name):
    print(name, "wants")
    async with lock:
        print(name, "has", lock.locked())
        await asyncio.sleep(0.01)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, n) for n in "abc"))
    print(lock.locked())
    print(await lock.acquire())
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
