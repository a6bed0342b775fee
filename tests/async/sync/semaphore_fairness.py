import asyncio
async def main():
    s = asyncio.Semaphore(1); order = []
    async def w(n, cancel=None):
        try:
            async with s: order.append(n); await asyncio.sleep(0.001)
        except asyncio.CancelledError: order.append(f"{n} cancelled"); raise
    ts = [asyncio.create_task(w(i)) for i in range(5)]; await asyncio.sleep(0); ts[2].cancel()
    await asyncio.gather(*ts, return_exceptions=True); print(order, s._value)
    b = asyncio.BoundedSemaphore(2)
    async with b, b: print(b.locked())
    print(b.locked())
    s = asyncio.Semaphore(0); t = asyncio.create_task(s.acquire()); await asyncio.sleep(0); s.release(); t.cancel()
    await asyncio.gather(t, return_exceptions=True); print(s._value, s.locked())
asyncio.run(main())
