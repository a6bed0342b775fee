import asyncio
async def main():
    try:
        async with asyncio.timeout(0.01):
            try: await asyncio.sleep(1)
            finally: raise ValueError("v")
    except ValueError as e:
        c = e.__context__
        while c: print(type(c).__name__); c = c.__context__
        print(asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(0.01):
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: pass
        print("swallowed: no error")
    except TimeoutError: print("timeout")
asyncio.run(main())
