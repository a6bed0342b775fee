import asyncio
async def main():
    msgs = []
    asyncio.get_running_loop().set_exception_handler(lambda l, c: msgs.append((c["message"], repr(c.get("exception")))))
    async def inner(fail):
        await asyncio.sleep(0.01); print("inner done")
        if fail: raise ValueError("later")
        return 1
    for fail in (False, True):
        t = asyncio.create_task(inner(fail))
        async def o(): return await asyncio.shield(t)
        s = asyncio.create_task(o()); await asyncio.sleep(0); s.cancel()
        try: await s
        except asyncio.CancelledError: print("outer cancelled", t.done())
        await asyncio.sleep(0.02); print(t.done())
    del t; s = None; o = None
    import gc; gc.collect(); await asyncio.sleep(0)
    print(len(msgs))
    print(await asyncio.shield(asyncio.sleep(0, "v")))
    f = asyncio.get_running_loop().create_future(); f.set_result(2); print(asyncio.shield(f) is f)
    t = asyncio.create_task(asyncio.sleep(5)); s = asyncio.shield(t); t.cancel()
    try: await s
    except asyncio.CancelledError: print("inner cancelled", asyncio.current_task().cancelling())
asyncio.run(main())
