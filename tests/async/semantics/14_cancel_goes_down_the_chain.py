import asyncio
async def inner(log):
    try: await asyncio.sleep(10)
    except asyncio.CancelledError as e: log.append(("inner", e.args)); raise
async def outer(t, log):
    try: await t
    except asyncio.CancelledError as e: log.append(("outer", e.args)); raise
async def main():
    log = []
    i = asyncio.create_task(inner(log)); o = asyncio.create_task(outer(i, log)); await asyncio.sleep(0)
    o.cancel("c")
    await asyncio.wait([o, i]); print(log, i.cancelled(), o.cancelled(), i.cancelling(), o.cancelling())
    log.clear()
    i = asyncio.create_task(inner(log)); o = asyncio.create_task(outer(asyncio.shield(i), log)); await asyncio.sleep(0)
    o.cancel(); await asyncio.wait([o]); print(log, i.done(), o.cancelled())
    i.cancel(); await asyncio.wait([i]); print(log)
asyncio.run(main())
