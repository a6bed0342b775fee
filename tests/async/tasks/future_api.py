import asyncio
async def main():
    loop = asyncio.get_running_loop(); f = loop.create_future()
    print(f.done(), f.cancelled(), f.get_loop() is loop, asyncio.isfuture(f), asyncio.isfuture(5), asyncio.isfuture(asyncio.current_task()))
    for g in (f.result, f.exception):
        try: g()
        except asyncio.InvalidStateError as e: print(e)
    f.set_result(3); print(f.result(), f.exception())
    for g in (lambda: f.set_result(1), lambda: f.set_exception(ValueError)):
        try: g()
        except asyncio.InvalidStateError as e: print(e)
    print(f.cancel())
    for bad in (5, "x", None, int, StopIteration()):
        g = loop.create_future()
        try: g.set_exception(bad); print("set", repr(g.exception()), repr(g.exception().__cause__))
        except TypeError as e: print(e)
    g = asyncio.Future(); print(g.get_loop() is loop); g.cancel("why")
    try: await g
    except asyncio.CancelledError as e: print(repr(e))
    try: await g
    except asyncio.CancelledError as e: print(repr(e))
    async def setter(x): await asyncio.sleep(0); x.set_result("late")
    x = loop.create_future(); asyncio.create_task(setter(x)); print(await asyncio.gather(x, x))
asyncio.run(main())
try: asyncio.Future()
except RuntimeError as e: print(e)
