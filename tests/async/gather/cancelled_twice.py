import asyncio
async def main():
    async def child(t):
        print(t.cancel()); raise asyncio.CancelledError("own")
    async def parent():
        await asyncio.gather(child(asyncio.current_task()))
    t = asyncio.create_task(parent())
    try: await t
    except asyncio.CancelledError as e: print(repr(e))
    async def c2(): raise asyncio.CancelledError("own")
    try: await asyncio.gather(c2())
    except asyncio.CancelledError as e: print(repr(e))
    t = asyncio.create_task(c2())
    try: await t
    except asyncio.CancelledError as e: print(repr(e))
    try: await t
    except asyncio.CancelledError as e: print(repr(e))
    # outer gather cancelled twice
    async def sl(): await asyncio.sleep(10)
    g = asyncio.gather(sl(), sl()); await asyncio.sleep(0)
    print(g.cancel("a"), g.cancel("b"))
    try: await g
    except asyncio.CancelledError as e: print(repr(e))
    g = asyncio.gather(sl(), sl(), return_exceptions=True); await asyncio.sleep(0)
    print(g.cancel("a"), g.cancel())
    try: await g
    except asyncio.CancelledError as e: print(repr(e))
    async def p3(r): await asyncio.gather(sl(), sl(), return_exceptions=r)
    for r in (True, False):
        t = asyncio.create_task(p3(r)); await asyncio.sleep(0); await asyncio.sleep(0)
        t.cancel("why"); t.cancel()
        try: await t
        except asyncio.CancelledError as e: print(repr(e))
        t = asyncio.create_task(p3(r)); await asyncio.sleep(0); await asyncio.sleep(0)
        t.cancel(); t.cancel("why")
        try: await t
        except asyncio.CancelledError as e: print(repr(e))
asyncio.run(main())
