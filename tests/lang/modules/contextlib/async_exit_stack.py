from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
import asyncio
@asynccontextmanager
async def acm(x):
    print("ain", x)
    try: yield x
    finally: print("aout", x)
@contextmanager
def cm(x):
    print("in", x)
    try: yield x
    finally: print("out", x)
async def main():
    async with AsyncExitStack() as s:
        await s.enter_async_context(acm(1))
        s.enter_context(cm(2))
        async def cb(*a): print("cb", a)
        s.push_async_callback(cb, 7)
        s.callback(print, "plain")
        async def ex(*d): print("ex", d[0].__name__); return True
        s.push_async_exit(ex)
        raise KeyError
    s = AsyncExitStack()
    await s.enter_async_context(acm(3)); await s.aclose()
    for bad in (5, cm(1)):
        try: await s.enter_async_context(bad)
        except TypeError as e: print(e)
asyncio.run(main())
