import asyncio
class Unique(asyncio.Queue):
    def _init(self, maxsize): self.order = []; print("init", maxsize)
    def _put(self, item):
        if item not in self.order: self.order.append(item)
    def _get(self): return self.order.pop(0)
    def qsize(self): return len(self.order)
    def empty(self): return not self.order
async def main():
    q = Unique(3)
    for x in "abac": q.put_nowait(x)
    try: q.put_nowait("d")
    except asyncio.QueueFull: print("full", q.full())
    p = asyncio.create_task(q.put("d")); await asyncio.sleep(0); print(p.done(), await q.get()); await p; print(q.order)
    print([await q.get() for _ in range(3)]); g = asyncio.create_task(q.get()); await asyncio.sleep(0); await q.put("z"); print(await g)
    class Loud(asyncio.Queue):
        def __init__(self, *a, **k): super().__init__(*a, **k); self.log = []
        async def put(self, x): self.log.append(("put", x)); await super().put(x)
        async def get(self): x = await super().get(); self.log.append(("get", x)); return x
    q = Loud(maxsize=1); await q.put(1); print(await q.get(), q.log, q.maxsize, q._maxsize, q._unfinished_tasks)
asyncio.run(main())
