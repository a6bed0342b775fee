import asyncio
async def deep(n):
    if n: return await deep(n - 1)
    return "bottom"
async def other(): print("other runs")
async def main():
    asyncio.create_task(other())
    print(await deep(50))
    f = asyncio.get_running_loop().create_future(); f.set_result("done already")
    print(await f)
    t = asyncio.create_task(other()); 
    print("still nothing")
    await t
    print(await t, "again without a turn")
asyncio.run(main())
