import asyncio
async def main():
    async def c():
        try: await asyncio.sleep(1)
        finally: print("cancelled")
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(c()); await asyncio.sleep(0); raise ValueError("body")
    except ExceptionGroup as e: print(e, e.exceptions)
    try:
        async with asyncio.TaskGroup() as g: raise asyncio.CancelledError("own")
    except asyncio.CancelledError as e: print(repr(e))
asyncio.run(main())
