import asyncio
async def main():
    l = asyncio.Lock(); print(l.locked(), await l.acquire(), l.locked()); l.release()
    async with l as x: print(x, l.locked())
    try:
        async with l: raise ValueError
    except ValueError: print(l.locked())
    await l.acquire()
    try: await asyncio.wait_for(l.acquire(), 0.01)
    except TimeoutError: print("timeout", l.locked())
    l.release(); print(l.locked()); print(repr(l).split(" at ")[0], repr(l)[-11:])
    class L(asyncio.Lock):
        async def acquire(self): print("acquire"); return await super().acquire()
        def release(self): print("release"); super().release()
    async with L(): print("inside")
    ev = asyncio.Event(); print(repr(ev)[-8:]); ev.set(); print(repr(ev)[-6:])
    s = asyncio.Semaphore(2); print(repr(s)[-20:]); await s.acquire(); await s.acquire(); print(repr(s)[-9:], s.locked())
asyncio.run(main())
