import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    def cb(n):
        return lambda fut: print("cb", n, fut.result(), v.get())
    v.set(1); f.add_done_callback(cb(1))
    v.set(2); f.add_done_callback(cb(2))
    ctx = contextvars.copy_context(); ctx.run(v.set, 9)
    f.add_done_callback(cb(3), context=ctx)
    gone = cb(4); f.add_done_callback(gone); f.add_done_callback(gone)
    print(f.remove_done_callback(gone), f.remove_done_callback(gone))
    v.set(5)
    f.set_result("r"); print("set, nothing called yet")
    f.add_done_callback(cb(5)); print("added to a done one")
    await asyncio.sleep(0)
    print("end")
asyncio.run(main())
