import asyncio
class Hub:
    def __init__(self): self.queues = set()
    async def publish(self, m):
        for q in list(self.queues): await q.put(m)
    async def subscribe(self, n):
        q = asyncio.Queue(); self.queues.add(q)
        try:
            for _ in range(n): yield await q.get()
        finally: self.queues.discard(q); print("left")
async def main():
    hub = Hub(); got = {}
    async def reader(name, n): got[name] = [m async for m in hub.subscribe(n)]
    rs = [asyncio.create_task(reader("a", 2)), asyncio.create_task(reader("b", 3))]; await asyncio.sleep(0)
    for m in ("x", "y", "z"): await hub.publish(m); await asyncio.sleep(0)
    await asyncio.gather(*rs); print(got, len(hub.queues))
asyncio.run(main())
