from contextlib import asynccontextmanager
import asyncio
@asynccontextmanager
async def acm(x):
    print("in", x)
    try: yield x
    except ValueError as e: print("caught", e)
    finally:
        await asyncio.sleep(0)
        print("out", x)
async def main():
    async with acm(1) as v: print(v)
    async with acm(2): raise ValueError("q")
    try:
        async with acm(3): raise KeyError("q")
    except KeyError as e: print(repr(e))
    try:
        async with acm(8): raise StopAsyncIteration("x")
    except StopAsyncIteration as e: print("SAI", e)
    @acm("deco")
    async def f(): return 5
    print(await f())
asyncio.run(main())
