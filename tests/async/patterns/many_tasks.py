import asyncio
async def w(i): await asyncio.sleep(i % 7 / 1000); return i
async def main():
    r = await asyncio.gather(*(w(i) for i in range(2000))); print(sum(r), r[:3], r == list(range(2000)))
    s = asyncio.Semaphore(10); peak = cur = 0
    async def lim():
        nonlocal peak, cur
        async with s: cur += 1; peak = max(peak, cur); await asyncio.sleep(0.001); cur -= 1
    await asyncio.gather(*(lim() for _ in range(200))); print(peak)
    q = asyncio.Queue(10)
    async def prod():
        for i in range(1000): await q.put(i)
    async def cons(): return sum([await q.get() for _ in range(500)])
    print(sum((await asyncio.gather(prod(), cons(), cons()))[1:]))
asyncio.run(main())
