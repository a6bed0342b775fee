import asyncio
async def main():
    try:
        async with asyncio.timeout(0.01) as tm: await asyncio.sleep(1)
    except TimeoutError as e: print("timeout", repr(e), tm.expired(), asyncio.current_task().cancelling(), repr(e.__cause__))
    async def both(start):
        try:
            async with asyncio.timeout_at(start + 0.01): await asyncio.sleep(1)
        except asyncio.CancelledError: print("cancelled", asyncio.current_task().cancelling()); raise
        except TimeoutError: print("timeout")
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(both(loop.time())); await asyncio.sleep(0)
    loop.call_at(loop.time() + 0.009, lambda: None)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("outside wins")
asyncio.run(main())
