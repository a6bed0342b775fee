import asyncio
class F(asyncio.Future):
    def cancel(self, msg=None):
        print("F.cancel", msg); return super().cancel(msg)
    def set_result(self, r): print("set", r); super().set_result(r)
    def add_done_callback(self, fn, *, context=None): print("adc"); super().add_done_callback(fn, context=context)
class T(asyncio.Task):
    def cancel(self, msg=None): print("T.cancel", msg); return super().cancel(msg=msg)
class Aw:
    def __init__(self, f): self.f=f
    def __await__(self): 
        r = yield from self.f.__await__()
        return r*2
async def main():
    loop = asyncio.get_running_loop()
    f = F(loop=loop); loop.call_soon(f.set_result, 4); print(await f)
    f = F(); 
    async def waiter(): 
        try: await f
        except asyncio.CancelledError as e: print("cancelled", e.args); raise
    t = asyncio.create_task(waiter()); await asyncio.sleep(0); t.cancel("hey")
    try: await t
    except asyncio.CancelledError as e: print("main", e.args)
    t = T(asyncio.sleep(1), name="tt"); print(isinstance(t, asyncio.Task)); 
    w = asyncio.create_task(asyncio.wait_for(t, 0.01))
    try: await w
    except TimeoutError: print("to")
    f = loop.create_future(); loop.call_soon(f.set_result, 21); print(await Aw(f))
    f = loop.create_future(); it = f.__await__(); print(type(it).__name__); x = next(it); print(x is f, f._asyncio_future_blocking)
    f.set_result(9)
    try: next(it)
    except StopIteration as e: print("stop", e.value)
    it = iter(f)
    try: it.send(None)
    except StopIteration as e: print("stop", e.value)
    f = loop.create_future()
    g = f.__await__(); next(g)
    try: g.send(None)
    except RuntimeError as e: print(repr(e))
    f.cancel()
    print(f, f.cancelled(), f._state, f._callbacks, f._exception)
    f = loop.create_future(); f.add_done_callback(print); print(f._callbacks[0][0] is print)
    try: f.exception()
    except asyncio.InvalidStateError as e: print(repr(e))
    f.set_exception(ValueError); print(repr(f.exception()), f)
    try: f.set_result(1)
    except asyncio.InvalidStateError as e: print(repr(e))
    try: loop.create_future().set_exception(5)
    except TypeError as e: print(e)
    await asyncio.sleep(0)
    class L(asyncio.Future): pass
    print(L(), asyncio.Future[int], asyncio.Task[str])
    def factory(loop, coro, **kw): print("factory", sorted(kw)); return T(coro, loop=loop, **kw)
    loop.set_task_factory(factory)
    t = asyncio.create_task(asyncio.sleep(0, 5)); print(type(t).__name__, await t)
    t = loop.create_task(asyncio.sleep(0, 5), name="n"); print(t.get_name(), await t)
    async with asyncio.TaskGroup() as tg: x = tg.create_task(asyncio.sleep(0, 6)); 
    print(type(x).__name__, x.result())
asyncio.run(main())
