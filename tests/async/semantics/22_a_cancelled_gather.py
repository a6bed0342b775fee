import asyncio
async def main():
    async def c(n):
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: print("child", n); raise
    for r in (False, True):
        g = asyncio.gather(c(1), c(2), return_exceptions=r); await asyncio.sleep(0)
        print(g.cancel())
        try: await g
        except asyncio.CancelledError: print("CancelledError", r, g.cancelled())
    g = asyncio.gather(asyncio.sleep(0, 1)); print(await g, g.cancel(), g.cancelled())
    async def p(): return await asyncio.gather(c(3), c(4), return_exceptions=True)
    t = asyncio.create_task(p()); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("task cancelled")
asyncio.run(main())
