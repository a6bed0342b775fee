import asyncio, math
async def count(out):
    for _ in range(3):
        out.append("x")
        await asyncio.sleep(0)
async def main():
    for d in (0, -1, -0.5, False):
        out = []
        t = asyncio.create_task(count(out))
        await asyncio.sleep(d)
        print(repr(d), len(out))
        await t
    for bad in (math.nan, "x", None):
        try:
            await asyncio.sleep(bad)
        except Exception as e:
            print(type(e).__name__, e)
    print(await asyncio.sleep(0, "result"), await asyncio.sleep(0.01, result=2))
asyncio.run(main())
