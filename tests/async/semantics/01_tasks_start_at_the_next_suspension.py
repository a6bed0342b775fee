import asyncio
async def child(n):
    print("child", n)
async def main():
    asyncio.create_task(child(1)); asyncio.create_task(child(2))
    print("created")
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: (print("cb1"), loop.call_soon(print, "cb3: next pass")))
    loop.call_soon(print, "cb2")
    await asyncio.sleep(0)
    print("after one pass")
    await asyncio.sleep(0)
    print("after two passes")
asyncio.run(main())
