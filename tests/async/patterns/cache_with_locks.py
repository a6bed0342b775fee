import asyncio
class Cache:
    def __init__(self): self.data, self.locks, self.loads = {}, {}, 0
    async def get(self, k):
        if k in self.data: return self.data[k]
        async with self.locks.setdefault(k, asyncio.Lock()):
            if k not in self.data:
                self.loads += 1; await asyncio.sleep(0.01); self.data[k] = k.upper()
        return self.data[k]
async def main():
    c = Cache(); print(await asyncio.gather(*(c.get(k) for k in "abababc"))); print(c.loads)
asyncio.run(main())
