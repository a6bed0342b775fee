import asyncio
class Res:
    def __init__(self, n): self.n = n
    async def __aenter__(self): await asyncio.sleep(0); print("open", self.n); return self
    async def __aexit__(self, t, v, tb): await asyncio.sleep(0); print("close", self.n, t and t.__name__); return t is KeyError
async def main():
    async with Res(1) as a, Res(2) as b: print(a.n, b.n)
    async with Res(3): raise KeyError("swallowed")
    try:
        async with Res(4): raise ValueError("not")
    except ValueError as e: print(e)
    async def work():
        async with Res(5): await asyncio.sleep(1)
    t = asyncio.create_task(work()); await asyncio.sleep(0.01); t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    for bad in (5, Res):
        try:
            async with bad: pass
        except TypeError as e: print(e)
asyncio.run(main())
