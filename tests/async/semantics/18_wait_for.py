import asyncio
async def main():
    async def who(): return asyncio.current_task()
    print(await asyncio.wait_for(who(), 1) is asyncio.current_task())
    async def swallow():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: return "late value"
    print(await asyncio.wait_for(swallow(), 0.01))
    async def fails():
        try: await asyncio.sleep(1)
        finally: raise KeyError("inner")
    try: await asyncio.wait_for(fails(), 0.01)
    except KeyError as e: print(repr(e))
    async def slow_end():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError:
            await asyncio.sleep(0.02); print("cleaned up"); raise
    try: await asyncio.wait_for(slow_end(), 0.01)
    except TimeoutError as e: print("TimeoutError", e.args)
    async def never(): print("wrong")
    for d in (0, -1):
        try: await asyncio.wait_for(never(), d)
        except TimeoutError as e: print("zero", repr(e.__cause__))
    f = asyncio.get_running_loop().create_future(); f.set_result(4); print(await asyncio.wait_for(f, 0))
    print(await asyncio.wait_for(asyncio.sleep(0, "none"), None))
    t = asyncio.create_task(asyncio.sleep(1))
    try: await asyncio.wait_for(t, 0.01)
    except TimeoutError: print(t.cancelled())
    t = asyncio.create_task(asyncio.sleep(1))
    try: await asyncio.wait_for(asyncio.shield(t), 0.01)
    except TimeoutError: print(t.cancelled(), t.done()); t.cancel()
asyncio.run(main())
