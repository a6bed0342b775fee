import asyncio
async def stubborn():
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: pass
    return 7
async def main():
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel()
    print(await t, t.cancelled(), t.cancelling(), t.done())
asyncio.run(main())
