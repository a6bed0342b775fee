import asyncio
async def one(): return 1
class A:
    def __await__(self): return iter(())
class B:
    def __await__(self):
        x = yield
        return "b"
class C:
    def __await__(self): return 5
class D:
    async def __aenter__(self): return "in"
    async def __aexit__(self, *a): return True
    def __aiter__(self): return self
    n = 0
    async def __anext__(self):
        self.n += 1
        if self.n > 3: raise StopAsyncIteration
        return self.n
async def main():
    print(await one() + await one(), [await one() for _ in range(2)], await A(), -await one(), (await one()) ** 2, await one() ** 2, not await one(), await B(), f"{await one()}")
    async with D() as d: print(d); raise ValueError
    print([x async for x in D()], {x async for x in D() if x > 1}, {x: await one() async for x in D()}, [y async for y in (x * 2 async for x in D())])
    async for x in D(): print(x, end=" ")
    else: print("else")
    for bad in (5, None, [], C(), "a", one, main.__class__):
        try:
            await bad
        except TypeError as e:
            print(e)
    try:
        async with 5: pass
    except TypeError as e: print(e)
    try:
        async for x in 5: pass
    except TypeError as e: print(e)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    class E:
        def __aiter__(self): return 5
    try:
        async for x in E(): pass
    except TypeError as e: print(e)
    class F:
        def __aiter__(self): return self
        def __anext__(self): return 5
    try:
        async for x in F(): pass
    except TypeError as e: print(e)
    class G:
        def __enter__(self): pass
        def __exit__(self, *a): pass
    try:
        async with G(): pass
    except TypeError as e: print(e)
    try:
        with D(): pass
    except TypeError as e: print(e)
    try:
        for x in D(): pass
    except TypeError as e: print(e)
    c = one()
    await c
    try:
        await c
    except RuntimeError as e: print(e)
asyncio.run(main())
