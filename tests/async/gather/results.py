import asyncio

async def job(n):
    await asyncio.sleep(n / 100)
    return n

async def main():
    print(await asyncio.gather(job(3), job(1), job(2)))
    print(await asyncio.gather())
    future = asyncio.gather(job(1), job(2))
    print(future.done())
    print(await future, future.done())

asyncio.run(main())
