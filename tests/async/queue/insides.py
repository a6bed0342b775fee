import asyncio
class Uniq(asyncio.Queue):
    def _init(self, maxsize): self.seen=set(); self._q=[]; print("init", maxsize)
    def _put(self, item):
        if item not in self.seen: self.seen.add(item); self._q.append(item)
    def _get(self): return self._q.pop(0)
    def qsize(self): return len(self._q)
    def empty(self): return not self._q
class S(asyncio.Queue):
    def _init(self, maxsize): self._queue=set()
    def _put(self, item): self._queue.add(item)
    def _get(self): return self._queue.pop()
async def main():
    q = Uniq(3)
    for x in (1,2,1,3): q.put_nowait(x)
    print(q.qsize(), q.full())
    print(await q.get(), await q.get(), q.empty())
    s = S()
    await s.put(5); await s.put(5); print(s.qsize(), await s.get(), s.empty())
    q = asyncio.Queue(2); await q.put(1); print(q, q._queue, q.maxsize, q._maxsize)
    p = asyncio.PriorityQueue(); p.put_nowait((2,'b')); p.put_nowait((1,'a')); print(p, p._queue, p.get_nowait())
    class MyQ(asyncio.Queue):
        def __init__(self, *a, **k): super().__init__(*a, **k); self.extra = 7
        async def put(self, x): print("put", x); await super().put(x)
    m = MyQ(maxsize=1); await m.put(3); print(m.extra, await m.get(), m._unfinished_tasks)
    try: asyncio.Queue().get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    print(asyncio.Queue[int])
asyncio.run(main())
