import asyncio
async def main():
    def mk(): return [asyncio.create_task(asyncio.sleep(d, d), name=str(d)) for d in (0.03, 0.01, 0.02)]
    ts = mk()
    for c in asyncio.as_completed(ts): print(asyncio.iscoroutine(c), c in ts, await c)
    ts = mk()
    async for t in asyncio.as_completed(ts): print(t in ts, t.get_name(), await t)
    for c in asyncio.as_completed([asyncio.sleep(0.02, "b"), asyncio.sleep(0.01, "a")]): print(await c)
    ts = mk()
    try:
        for c in asyncio.as_completed(ts, timeout=0.015): print(await c)
    except TimeoutError: print("timeout"); print([t.cancelled() for t in ts])
    ts = mk()
    try:
        async for t in asyncio.as_completed(ts, timeout=0.015): print(await t)
    except TimeoutError: print("timeout")
    for bad in (asyncio.get_running_loop().create_future(),):
        try: asyncio.as_completed(bad)
        except TypeError as e: print(e)
    print(list(asyncio.as_completed([])))
    try:
        for c in asyncio.as_completed(5): pass
    except TypeError as e: print(type(e).__name__)
asyncio.run(main())
