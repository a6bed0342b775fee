import asyncio
async def main():
    e = asyncio.Event(); log = []
    async def w(n): log.append((n, await e.wait()))
    ts = [asyncio.create_task(w(i)) for i in range(3)]; await asyncio.sleep(0)
    e.set(); e.clear(); print(e.is_set()); late = asyncio.create_task(w("late"))
    await asyncio.gather(*ts); print(log, late.done()); e.set(); await late; print(log[-1], await e.wait())
asyncio.run(main())
