import asyncio
async def server(name, d, fail=False):
    try:
        await asyncio.sleep(d)
        if fail: raise OSError(name)
        return name
    except asyncio.CancelledError: print(name, "cancelled"); raise
async def first(*cs):
    ts = {asyncio.create_task(c) for c in cs}
    while ts:
        done, ts = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
        for t in done:
            if not t.exception():
                for p in ts: p.cancel()
                await asyncio.gather(*ts, return_exceptions=True); return t.result()
    raise OSError("all failed")
async def main():
    print(await first(server("slow", 1), server("bad", 0.01, True), server("quick", 0.02)))
    try: await first(server("a", 0.01, True), server("b", 0.02, True))
    except OSError as e: print(e)
asyncio.run(main())
