import asyncio
async def ag(n):
    try:
        for i in range(n):
            r = yield i
            if r: print("got", r)
            await asyncio.sleep(0)
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("ag fin")
async def main():
    print([x async for x in ag(3)])
    g = ag(3)
    print(await g.asend(None), await g.asend("hello"), await anext(g))
    try:
        await anext(g)
    except StopAsyncIteration as e:
        print("stop", e.args)
    print(await anext(g, "default"))
    g = ag(3); await anext(g)
    print(await g.athrow(ValueError("v")))
    await g.aclose()
    await g.aclose()
    g = ag(3); await anext(g); await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration:
        print("closed")
    g = ag(2)
    try:
        await g.asend(5)
    except TypeError as e:
        print(e)
    await g.aclose()
    g = ag(3)
    await anext(g)
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print(repr(e))
    async def ignoring():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    i = ignoring(); await anext(i)
    try:
        await i.aclose()
    except RuntimeError as e:
        print(e)
    print(type(g).__name__, g.ag_running, g.__name__, aiter(g) is g)
    s = g.asend(None)
    print(type(s).__name__); s.close()
    async def comp(): return {x: y async for x in ag(2) async for y in ag(1) if y == 0}
    print(await comp())
    gg = (x * 2 async for x in ag(2))
    print(type(gg).__name__, [y async for y in gg])
    try:
        anext(5)
    except TypeError as e:
        print(e)
    try:
        aiter(5)
    except TypeError as e:
        print(e)
    try:
        for x in ag(1): pass
    except TypeError as e:
        print(e)
    async def conc():
        g = ag(3)
        a, b = g.asend(None), g.asend(None)
        pair = await a, await b
        await g.aclose()
        return pair
    print(await conc())
asyncio.run(main())
