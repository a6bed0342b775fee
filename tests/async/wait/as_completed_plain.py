import asyncio

async def job(n):
    await asyncio.sleep(n / 50)
    return n

async def main():
    for next_one in asyncio.as_completed([job(3), job(1), job(2)]):
        print(await next_one)

asyncio.run(main())
