import asyncio

async def nap(i, delay, log):
    await asyncio.sleep(delay)
    log.append(i)

async def main():
    log = []
    await asyncio.gather(*(nap(i, (i * 7 % 10) / 100, log) for i in range(10)))
    print(log)

asyncio.run(main())
