import asyncio
async def agen():
    try:
        x = yield 1
        print("sent", x)
        try: yield 2
        except ValueError as e: print("thrown", e); yield "recovered"
    finally: print("closing")
async def ticks(n):
    for i in range(n): await asyncio.sleep(0); yield i
async def main():
    g = agen(); print(await anext(g), await g.asend("hello"), await g.athrow(ValueError("v"))); await g.aclose()
    try: await anext(g)
    except StopAsyncIteration: print("over")
    print(await anext(g, "default"), await anext(ticks(0), None))
    print([x async for x in ticks(4)], {x async for x in ticks(2)}, {x: x async for x in ticks(2)}, [x async for x in ticks(6) if x % 2])
    print([await asyncio.sleep(0, i) for i in range(3)], [[y async for y in ticks(x)] for x in range(3)])
    ge = (x * 2 async for x in ticks(3)); print([x async for x in ge])
    g = ticks(3); t = asyncio.create_task(anext(g)); await asyncio.sleep(0)
    try: await g.aclose()
    except RuntimeError as e: print(e)
    try: await anext(g)
    except RuntimeError as e: print(e)
    print(await t); await g.aclose()
asyncio.run(main())
