import asyncio
async def agen(n):
    try:
        for i in range(3): yield i
    finally: print("finally", n)
async def main():
    async for x in agen("a"): print(x); break
    print("after the break"); await asyncio.sleep(0); await asyncio.sleep(0); print("a turn later")
    g = agen("b"); print(await anext(g)); print("still open at the end")
    main.keep = g
asyncio.run(main()); print("run is over")
