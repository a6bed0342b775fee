from contextlib import aclosing, nullcontext
import asyncio
async def gen():
    try:
        yield 1
        yield 2
    finally: print("gen closed")
async def main():
    async with aclosing(gen()) as g:
        async for x in g: print(x); break
    async with nullcontext(3) as z: print(z)
asyncio.run(main())
