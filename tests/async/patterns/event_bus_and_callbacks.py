import asyncio
class Bus:
    def __init__(self): self.h = {}
    def on(self, e): return lambda f: self.h.setdefault(e, []).append(f) or f
    async def emit(self, e, *a): return await asyncio.gather(*(f(*a) for f in self.h.get(e, [])), return_exceptions=True)
bus = Bus()
@bus.on("x")
async def one(v): await asyncio.sleep(0.02); return v + 1
@bus.on("x")
async def two(v): raise ValueError(v)
async def main(): print(await bus.emit("x", 1), await bus.emit("none"))
asyncio.run(main())
