import asyncio
async def main():
    loop = asyncio.get_running_loop()
    h = loop.call_later(0.01, print, "one"); print(type(h).__name__, isinstance(h, asyncio.Handle), h.cancelled(), h.when() > loop.time())
    g = loop.call_at(loop.time() + 0.02, print, "two"); g.cancel(); g.cancel(); print(g.cancelled())
    s = loop.call_soon(print, "soon"); print(type(s).__name__, s.cancelled())
    for bad in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print), lambda: loop.call_soon(), lambda: loop.call_later(1)):
        try: bad()
        except TypeError as e: print(type(e).__name__)
    await asyncio.sleep(0.05)
    x = loop.call_soon(print, "cancelled"); x.cancel(); await asyncio.sleep(0)
    print(isinstance(loop.time(), float))
asyncio.run(main())
