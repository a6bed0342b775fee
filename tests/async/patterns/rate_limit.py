import asyncio
class Limiter:
    def __init__(self, rate): self.rate, self.next = rate, 0.0; self.lock = asyncio.Lock()
    async def __aenter__(self):
        async with self.lock:
            now = asyncio.get_running_loop().time(); wait = max(0, self.next - now); self.next = max(now, self.next) + 1 / self.rate
        await asyncio.sleep(wait)
    async def __aexit__(self, *a): pass
async def main():
    loop = asyncio.get_running_loop(); l = Limiter(10); t0 = loop.time(); out = []
    async def job(i):
        async with l: out.append((i, round(loop.time() - t0, 1)))
    await asyncio.gather(*(job(i) for i in range(5))); print(out)
asyncio.run(main())
