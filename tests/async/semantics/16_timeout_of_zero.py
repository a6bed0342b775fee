import asyncio
async def main():
    try:
        async with asyncio.timeout(0):
            print("body begins"); await asyncio.sleep(0); await asyncio.sleep(0); print("not reached")
    except TimeoutError: print("timed out")
    async with asyncio.timeout(0) as t: print("no await")
    print(t.expired())
    async with asyncio.timeout(-1) as t: pass
    print(t.expired())
    try:
        async with asyncio.timeout(5) as outer:
            try:
                async with asyncio.timeout(0.01) as inner: await asyncio.sleep(1)
            except TimeoutError: print("inner", inner.expired(), outer.expired())
            await asyncio.sleep(0.01); print("outer goes on")
    except TimeoutError: print("wrong")
    async with asyncio.timeout(None) as t: print(t.when(), t.expired()); t.reschedule(asyncio.get_running_loop().time() + 10); print(t.when() is None)
asyncio.run(main())
