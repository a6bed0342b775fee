import asyncio

async def worker(limit, n):
    async with limit:
        print("start", n)
        await asyncio.sleep(0.01)
        print("end", n)

async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(*(worker(limit, n) for n in range(5)))
    print(limit.locked())
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    print(bounded.locked())
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)

asyncio.run(main())
