import asyncio
class Aw:
    def __await__(self): yield from asyncio.sleep(0).__await__(); return "aw"
async def f(): return "coro"
async def main():
    t = asyncio.ensure_future(f()); print(type(t).__name__, asyncio.ensure_future(t) is t, await t)
    print(await asyncio.ensure_future(Aw()), await Aw(), await asyncio.gather(Aw(), f()), await asyncio.wait_for(Aw(), 1), await asyncio.shield(Aw()))
    for x in (5, None, f):
        try: asyncio.ensure_future(x)
        except TypeError as e: print(e)
asyncio.run(main()); print(asyncio.run(Aw()))
