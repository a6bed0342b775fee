import asyncio, contextvars
v = contextvars.ContextVar("v", default="none")
async def child(n): print(n, v.get()); v.set(n); await asyncio.sleep(0); print(n, v.get())
async def main():
    v.set("main")
    a, b = asyncio.create_task(child("a")), asyncio.create_task(child("b")); v.set("changed")
    await asyncio.gather(a, b); print(v.get())
    await child("awaited"); print(v.get())
    ctx = contextvars.copy_context(); t = asyncio.create_task(child("own"), context=ctx); await t; print(v.get(), ctx[v], t.get_context() is ctx)
    asyncio.get_running_loop().call_soon(lambda: print("cb", v.get())); v.set("later"); await asyncio.sleep(0)
    print(await asyncio.to_thread(v.get))
    async with asyncio.TaskGroup() as g: g.create_task(child("g"))

asyncio.run(main())
with asyncio.Runner() as r:
    async def s(x): v.set(x)
    r.run(s("first")); r.run(s("second")); 
    async def g(): return v.get()
    print(r.run(g()), v.get())
