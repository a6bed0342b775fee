import asyncio, gc
class Noisy:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
async def main():
    async def f(): x = Noisy("local"); await asyncio.sleep(0)
    await f(); print("after f")
    t = asyncio.create_task(f()); await t; print("after t"); del t; gc.collect()
    async def agen():
        try: yield 1; yield 2
        finally: print("generator closed")
    async for x in agen(): print(x); break
    await asyncio.sleep(0); await asyncio.sleep(0); print("end")
asyncio.run(main())
