import asyncio
class T(asyncio.Task): tag = "mine"
def factory(loop, coro, **kw): return T(coro, loop=loop, **kw)
async def f(): return type(asyncio.current_task()).__name__
async def main():
    loop = asyncio.get_running_loop(); print(loop.get_task_factory())
    loop.set_task_factory(factory); print(loop.get_task_factory() is factory)
    t = asyncio.create_task(f(), name="n"); print(type(t).__name__, t.tag, await t, t.get_name())
    print(await asyncio.gather(f(), f()), await asyncio.wait_for(asyncio.ensure_future(f()), 1))
    async with asyncio.TaskGroup() as g: a = g.create_task(f())
    print(a.result(), t in asyncio.all_tasks(), asyncio.current_task() in asyncio.all_tasks())
    p = asyncio.create_task(asyncio.sleep(1)); print(p in asyncio.all_tasks(), [type(x).__name__ for x in asyncio.all_tasks() if x is p]); p.cancel()
    seen = []; p.add_done_callback(lambda x: seen.append(x is p)); await asyncio.wait([p]); await asyncio.sleep(0); print(seen)
    for bad in (5, "x"):
        try: loop.set_task_factory(bad)
        except TypeError as e: print(e)
    loop.set_task_factory(None)
asyncio.run(main())
