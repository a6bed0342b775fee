import asyncio
async def main():
    def f(): pass
    for x in (5, None, f, [1], "s", main):
        try: await x
        except TypeError as e: print(e)
    class A:
        def __await__(self): return 5
    class B:
        def __await__(self): return iter([])
    class C:
        def __await__(self): yield 5
    for x in (A(), C()):
        try: await x
        except (TypeError, RuntimeError) as e: print(type(e).__name__, e)
    print(await B())
    for x in (5, [], lambda: 0):
        for fn in (asyncio.create_task, asyncio.ensure_future, asyncio.shield):
            try: fn(x)
            except TypeError as e: print(fn.__name__, str(e).split(" <")[0])
    for x in (5, None):
        try: await asyncio.wait_for(x, 1)
        except TypeError as e: print(e)
        try: await asyncio.gather(x)
        except TypeError as e: print(e)
asyncio.run(main())
for x in (5, None, lambda: 0):
    try: asyncio.run(x)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
