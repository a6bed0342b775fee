import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(10)); u = asyncio.create_task(asyncio.sleep(0.01, "u"))
    asyncio.get_running_loop().call_soon(t.cancel)
    try: await asyncio.gather(t, u)
    except asyncio.CancelledError: print("raised", asyncio.current_task().cancelling(), u.done())
    print(await u)
    t = asyncio.create_task(asyncio.sleep(10, "x")); asyncio.get_running_loop().call_soon(t.cancel, "msg")
    print(await asyncio.gather(t, asyncio.sleep(0, 1), return_exceptions=True))
asyncio.run(main())
