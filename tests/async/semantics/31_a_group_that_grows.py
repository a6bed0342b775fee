import asyncio
async def main():
    async def grow(g, n):
        print("n", n); await asyncio.sleep(0)
        if n: g.create_task(grow(g, n - 1))
    async with asyncio.TaskGroup() as g:
        g.create_task(grow(g, 3))
        print("body over")
    print("group over")
asyncio.run(main())
