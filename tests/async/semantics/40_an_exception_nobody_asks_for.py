import asyncio, gc
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print(sorted(c), c["message"], repr(c["exception"])))
    async def bad(): raise ValueError("lost")
    t = asyncio.create_task(bad()); await asyncio.sleep(0); await asyncio.sleep(0); print("has ended", t.done())
    del t; gc.collect(); print("reported")
    f = loop.create_future(); f.set_exception(KeyError("f")); del f; gc.collect()
    t = asyncio.create_task(bad()); await asyncio.wait([t]); t.exception(); del t; gc.collect(); print("asked for: nothing")
asyncio.run(main())
