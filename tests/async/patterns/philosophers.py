import asyncio
async def dine(i, forks, log):
    a, b = sorted((i, (i + 1) % len(forks)))
    for _ in range(2):
        async with forks[a], forks[b]: log.append(i); await asyncio.sleep(0.001)
async def main():
    forks = [asyncio.Lock() for _ in range(5)]; log = []
    async with asyncio.timeout(5): await asyncio.gather(*(dine(i, forks, log) for i in range(5)))
    print(log, sorted(log))
asyncio.run(main())
