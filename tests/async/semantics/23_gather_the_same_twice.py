import asyncio
async def main():
    async def f(): print("run"); return object()
    c = f()
    a, b = await asyncio.gather(c, c); print(a is b)
    t = asyncio.create_task(f()); x, y, z = await asyncio.gather(t, asyncio.sleep(0), t); print(x is z, y)
    print(await asyncio.gather(), await asyncio.gather(return_exceptions=True))
    print(await asyncio.gather(*(asyncio.sleep(0.01 * (3 - i), i) for i in range(4))))
asyncio.run(main())
