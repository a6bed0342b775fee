import asyncio

async def worker(limit, n):
    try:
        async with limit:
            print("has", n)
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("cancelled", n)

async def main():
    limit = asyncio.Semaphore(1)
    await limit.acquire()
    tasks = [asyncio.create_task(worker(limit, n)) for n in range(3)]
    await asyncio.sleep(0)
    limit.release()
    tasks[0].cancel()
    await asyncio.gather(*tasks)
    print(limit.locked())

asyncio.run(main())
