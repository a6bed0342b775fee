import asyncio
async def main():
    async def ok(): return 1
    async def bad(): raise ValueError("v")
    t = asyncio.create_task(ok())
    for f in (t.result, t.exception):
        try: f()
        except asyncio.InvalidStateError as e: print(e)
    await t; print(t.result(), t.exception(), t.done(), t.cancelled())
    b = asyncio.create_task(bad()); await asyncio.wait([b]); print(repr(b.exception()), b.cancelled())
    try: b.result()
    except ValueError as e: print(e is b.exception())
    c = asyncio.create_task(asyncio.sleep(1)); c.cancel("m"); await asyncio.wait([c])
    for f in (c.result, c.exception):
        try: f()
        except asyncio.CancelledError as e: print(repr(e))
    for f in (lambda: t.set_result(1), lambda: t.set_exception(ValueError())):
        try: f()
        except RuntimeError as e: print(e)
asyncio.run(main())
