import asyncio
async def main():
    q = asyncio.Queue(1); gs = [asyncio.create_task(q.get(), name=f"g{i}") for i in range(3)]; await asyncio.sleep(0)
    gs[0].cancel(); await q.put("a"); await q.put("b"); print(await asyncio.gather(*gs, return_exceptions=True))
    await q.put(1); ps = [asyncio.create_task(q.put(i)) for i in (2, 3)]; await asyncio.sleep(0)
    ps[0].cancel(); print(await q.get(), await q.get()); print(await asyncio.gather(*ps, return_exceptions=True))
    try: await asyncio.wait_for(q.get(), 0.01)
    except TimeoutError: print("timeout", q)
    g = asyncio.create_task(q.get()); await asyncio.sleep(0); q.put_nowait("x"); g.cancel(); await asyncio.wait([g]); print(g.cancelled(), q.get_nowait())
asyncio.run(main())
