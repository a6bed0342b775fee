import asyncio
async def n(): return asyncio.current_task().get_name()
async def main():
    print(await n())
    print([await asyncio.create_task(n()) for _ in range(2)], await asyncio.create_task(n(), name="own"), await asyncio.create_task(n()))
    t = asyncio.create_task(n(), name=7); print(repr(t.get_name())); t.set_name(8); print(repr(await t)); t.set_name(None); print(repr(t.get_name()))
    print(await asyncio.gather(n(), n()))
    async with asyncio.TaskGroup() as g: a, b = g.create_task(n()), g.create_task(n(), name="g")
    print(a.result(), b.result(), await asyncio.wait_for(n(), 1))
asyncio.run(main()); print(asyncio.run(n()))
