import asyncio
async def main():
    async def ok():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: print("sibling cancelled"); raise
    async def bad(e): await asyncio.sleep(0); raise e
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(ok()); g.create_task(bad(ValueError(1))); g.create_task(bad(KeyError(2)))
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: print("body cancelled"); raise
    except BaseExceptionGroup as e: print(repr(e), asyncio.current_task().cancelling())
    for e in (KeyboardInterrupt("k"), SystemExit(3)):
        loop = asyncio.new_event_loop()
    async def cleanup_fails():
        try: await asyncio.sleep(1)
        finally: raise OSError("cleanup")
    try:
        async with asyncio.TaskGroup() as g: g.create_task(cleanup_fails()); g.create_task(bad(ValueError(1)))
    except ExceptionGroup as e: print(sorted(map(repr, e.exceptions)))
asyncio.run(main())
async def ki():
    async def k(): raise KeyboardInterrupt
    async with asyncio.TaskGroup() as g: g.create_task(k()); await asyncio.sleep(1)
try: asyncio.run(ki())
except BaseException as e: print(repr(e))
