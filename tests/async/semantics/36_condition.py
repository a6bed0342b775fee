import asyncio
async def main():
    c = asyncio.Condition(); log = []
    for f in (lambda: c.notify(), lambda: c.notify_all(), lambda: c.release()):
        try: f()
        except RuntimeError as e: print(e)
    try: await c.wait()
    except RuntimeError as e: print(e)
    async def w(n):
        async with c:
            try: log.append((n, await c.wait()))
            except asyncio.CancelledError: log.append((n, "cancelled", c.locked())); raise
    ts = [asyncio.create_task(w(i)) for i in range(4)]; await asyncio.sleep(0)
    async with c: c.notify(2); await asyncio.sleep(0); print("held", log)
    await asyncio.sleep(0); await asyncio.sleep(0); await asyncio.sleep(0); print(log)
    ts[2].cancel(); await asyncio.sleep(0); await asyncio.sleep(0); print(log[-1])
    async with c: c.notify_all()
    await asyncio.gather(*ts, return_exceptions=True); print(log)
    n = 0
    async def until():
        async with c: return await c.wait_for(lambda: n >= 2)
    t = asyncio.create_task(until())
    for n in (1, 2):
        await asyncio.sleep(0)
        async with c: c.notify()
    print(await t)
    l = asyncio.Lock(); c2 = asyncio.Condition(l); await l.acquire(); print(c2.locked()); l.release()
    try: asyncio.Condition(lock=5); print("accepted")
    except Exception as e: print(type(e).__name__)
asyncio.run(main())
