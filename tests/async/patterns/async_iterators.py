import asyncio
class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1; await asyncio.sleep(0); return self.i
async def main():
    async for x in Count(3): print(x, end=" ")
    else: print("else")
    print([x async for x in Count(5) if x % 2], await anext(Count(1)), await anext(Count(0), "default"))
    async for x in Count(9):
        if x == 2: continue
        if x == 4: break
        print(x)
    for bad in (5, [1]):
        try:
            async for _ in bad: pass
        except TypeError as e: print(e)
    print(aiter(c := Count(1)) is c)
asyncio.run(main())
