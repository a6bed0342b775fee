import asyncio
async def main():
    async def ok(d, n): await asyncio.sleep(d); print("done", n); return n
    async def bad(d, e): await asyncio.sleep(d); print("raises", e); raise e
    try: await asyncio.gather(ok(0.03, 1), bad(0.01, ValueError("a")), bad(0.02, KeyError("b")))
    except ValueError as e: print("first:", e)
    await asyncio.sleep(0.05)
    print(await asyncio.gather(ok(0.01, 2), bad(0, OSError("c")), return_exceptions=True))
asyncio.run(main())
