import asyncio
async def main():
    async def f():
        asyncio.current_task().cancel("late")
        return 1
    t = asyncio.create_task(f())
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args, t.cancelled())
    async def g():
        asyncio.current_task().cancel()
        raise ValueError("v")
    t = asyncio.create_task(g())
    try: await t
    except ValueError as e: print(repr(e), t.cancelled(), t.cancelling())
asyncio.run(main())
