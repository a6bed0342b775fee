import asyncio
class Buffer:
    def __init__(self, n): self.n, self.items, self.c = n, [], asyncio.Condition()
    async def put(self, x):
        async with self.c:
            await self.c.wait_for(lambda: len(self.items) < self.n); self.items.append(x); self.c.notify_all()
    async def get(self):
        async with self.c:
            await self.c.wait_for(lambda: self.items); x = self.items.pop(0); self.c.notify_all(); return x
async def main():
    b = Buffer(2); out = []
    async def p(): 
        for i in range(6): await b.put(i)
    async def c(n):
        for _ in range(3): out.append((n, await b.get()))
    await asyncio.gather(p(), c("a"), c("b")); print(out)
asyncio.run(main())
