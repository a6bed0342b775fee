import asyncio
async def numbers(n, out):
    for i in range(n): await out.put(i)
    await out.put(None)
async def square(inp, out):
    while (x := await inp.get()) is not None: await out.put(x * x)
    await out.put(None)
async def total(inp):
    s = 0
    while (x := await inp.get()) is not None: s += x; print(x, end=" ")
    print(); return s
async def main():
    a, b = asyncio.Queue(2), asyncio.Queue(1)
    async with asyncio.TaskGroup() as g:
        g.create_task(numbers(6, a)); g.create_task(square(a, b)); t = g.create_task(total(b))
    print(t.result())
asyncio.run(main())
