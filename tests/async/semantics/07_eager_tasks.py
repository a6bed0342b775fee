import asyncio
async def now(n): print("now", n); return n
async def later(n):
    print("first part", n); await asyncio.sleep(0); print("second part", n); return n
async def main():
    t = asyncio.create_task(now(1), eager_start=True); print(t.done(), t.result())
    t = asyncio.create_task(later(2), eager_start=True); print(t.done()); print(await t)
    t = asyncio.create_task(now(3), eager_start=False); print(t.done()); await t
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(now(4)); print(t.done())
    t = asyncio.create_task(now(5), eager_start=False); print(t.done()); await t
    print(await asyncio.gather(now(6), later(7), now(8)))
    async def who(): return asyncio.current_task().get_name()
    print(await asyncio.create_task(who(), name="eager one"), asyncio.current_task().get_name())
    async def fails(): raise ValueError("at once")
    t = asyncio.create_task(fails()); print(t.done(), repr(t.exception()))
asyncio.run(main())
loop = asyncio.new_event_loop()
async def f(): print("runs"); return 1
t = asyncio.Task(f(), loop=loop, eager_start=True); print("not running: not eager", t.done())
print(loop.run_until_complete(t)); loop.close()
