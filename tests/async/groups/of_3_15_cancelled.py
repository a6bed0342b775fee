# bide-only: TaskGroup.cancel is from Python 3.15, which wrote the output
import asyncio
async def child(n):
    try: await asyncio.sleep(1); print("wrong")
    except asyncio.CancelledError: print("child", n, "cancelled"); raise
async def main():
    async with asyncio.TaskGroup() as g:
        g.create_task(child(1)); g.create_task(child(2))
        await asyncio.sleep(0); g.cancel(); g.cancel(); print("asked")
        await asyncio.sleep(1); print("wrong")
    print("after", asyncio.current_task().cancelling())
    g = asyncio.TaskGroup(); g.cancel()
    async with g:
        print("body"); await asyncio.sleep(0); print("after sleep 0")
    print("cancelled before entry")
    g = asyncio.TaskGroup(); g.cancel()
    async with g:
        try: g.create_task(child(9))
        except RuntimeError as e: print(e)
    async with asyncio.TaskGroup() as g:
        g.create_task(child(3)); asyncio.get_running_loop().call_later(0.01, g.cancel)
    print("by a timer")
    async with asyncio.TaskGroup() as g: pass
    g.cancel(); print("after the end")
    async def bad(): raise ValueError("v")
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(bad()); await asyncio.sleep(0); g.cancel(); await asyncio.sleep(1)
    except* ValueError as e: print(repr(e))
    async with asyncio.TaskGroup() as g:
        g.create_task(child(4)); g.cancel(); print("no await in the body")
    print("end", asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as g:
            g.cancel(); raise ValueError("body")
    except* ValueError as e: print(repr(e))
    async def outer():
        async with asyncio.TaskGroup() as g:
            g.create_task(child(5)); await asyncio.sleep(0); g.cancel(); asyncio.current_task().cancel("outside"); await asyncio.sleep(1)
    t = asyncio.create_task(outer())
    try: await t; print("done")
    except asyncio.CancelledError as e: print(repr(e), t.cancelling())
    async with asyncio.TaskGroup() as g:
        async def canceller(): await asyncio.sleep(0); g.cancel()
        g.create_task(canceller()); g.create_task(child(6))
    print("by a child")
asyncio.run(main())
