import asyncio
async def quick(): 
    print("quick", asyncio.current_task().get_name()); return 1
async def slow():
    print("slow a"); await asyncio.sleep(0); print("slow b"); return 2
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(quick(), name="q"); print(t.done(), t.result(), t)
    t = asyncio.create_task(slow(), name="s"); print(t.done()); print(await t)
    print(loop.get_task_factory() is asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(quick(), name="x"); b = tg.create_task(slow(), name="y")
        print(a.done(), b.done())
    print(await asyncio.gather(quick(), slow()))
    print(asyncio.current_task().get_name())
    f = asyncio.create_eager_task_factory(asyncio.Task)
    loop.set_task_factory(f)
    print(await asyncio.create_task(quick(), name='z'))
    async def bad(): raise ValueError("x")
    t = asyncio.create_task(bad(), name="bad"); print(t.done())
    try: await t
    except ValueError as e: print(repr(e))
    loop.set_task_factory(None)
    t = asyncio.Task(slow(), eager_start=True, name="e", loop=loop); print(t.done()); await t
    async def nested():
        print("n1", asyncio.current_task().get_name())
        i = asyncio.create_task(quick(), name="inner", eager_start=True)
        print("n2", asyncio.current_task().get_name(), i.done())
    await asyncio.create_task(nested(), name="outer", eager_start=True)
    async def never():
        await asyncio.Event().wait()
    t = asyncio.create_task(never(), eager_start=True, name="nv")
    print(t in asyncio.all_tasks()); t.cancel()
    try: await t
    except asyncio.CancelledError: print("c")
asyncio.run(main())
