import asyncio
async def main():
    async def bad(): raise ValueError
    c = asyncio.sleep(0)
    for arg in ([c], set(), [], 5):
        try: await asyncio.wait(arg)
        except (TypeError, ValueError) as e: print(type(e).__name__, e)
    c.close()
    try: await asyncio.wait([asyncio.create_task(asyncio.sleep(0))], return_when="X")
    except ValueError as e: print(e)
    a, b = (asyncio.create_task(asyncio.sleep(d, d)) for d in (0.01, 0.1))
    done, pending = await asyncio.wait([a, b], timeout=0.05); print(type(done).__name__, done == {a}, pending == {b}, b.cancelled())
    done, pending = await asyncio.wait({b}, return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pending))
    e = asyncio.create_task(bad()); s = asyncio.create_task(asyncio.sleep(1))
    done, pending = await asyncio.wait([e, s], return_when=asyncio.FIRST_EXCEPTION); print(done == {e}, repr(e.exception())); s.cancel()
    c1 = asyncio.create_task(asyncio.sleep(1)); s = asyncio.create_task(asyncio.sleep(0.01)); c1.cancel()
    done, pending = await asyncio.wait([c1, s], return_when=asyncio.FIRST_EXCEPTION); print(len(done), len(pending))
    f = asyncio.wait([asyncio.create_task(asyncio.sleep(5))]); t = asyncio.create_task(f); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("wait cancelled, not the task")
asyncio.run(main())
