import asyncio, gc
async def main():
    loop = asyncio.get_running_loop(); got = []
    loop.set_exception_handler(lambda l, c: got.append(c))
    def boom(*a): raise ValueError("cb")
    loop.call_soon(boom); await asyncio.sleep(0); c = got.pop(); print(sorted(c), c["message"].split(" at ")[0].split("<")[0], isinstance(c["handle"], asyncio.Handle))
    async def bad(): raise KeyError("t")
    t = asyncio.create_task(bad(), name="named"); await asyncio.wait([t]); del t; gc.collect()
    c = got.pop(); print(sorted(c), c["message"], c["future"].get_name(), repr(c["exception"]))
    f = loop.create_future(); f.set_exception(OSError("f")); del f; gc.collect()
    c = got.pop(); print(sorted(c), c["message"], type(c["future"]).__name__)
    async def h(l, c): pass
    print(got)
asyncio.run(main())
