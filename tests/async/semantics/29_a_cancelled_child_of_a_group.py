import asyncio
async def main():
    async with asyncio.TaskGroup() as g:
        t = g.create_task(asyncio.sleep(1)); u = g.create_task(asyncio.sleep(0.01, "u")); await asyncio.sleep(0); t.cancel()
    print(t.cancelled(), u.result(), asyncio.current_task().cancelling())
    async def self_cancel(): raise asyncio.CancelledError
    async with asyncio.TaskGroup() as g: g.create_task(self_cancel())
    print("fine")
    async def boom(): raise ValueError
    try:
        async with asyncio.TaskGroup() as g: g.create_task(boom()); await asyncio.sleep(1)
    except* ValueError: print("count", asyncio.current_task().cancelling())
    await asyncio.sleep(0); print("still runs")
asyncio.run(main())
