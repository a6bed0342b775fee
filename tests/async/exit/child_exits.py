import asyncio, sys
async def child():
    await asyncio.sleep(0.01)
    print("child exits")
    raise SystemExit(4)
async def other():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("other cancelled")
        raise
    finally:
        print("other finally")
async def main():
    t = asyncio.create_task(child())
    u = asyncio.create_task(other())
    try:
        await asyncio.gather(t, u)
    except BaseException as e:
        print("main got", type(e).__name__)
        raise
    finally:
        print("main finally")
asyncio.run(main())
