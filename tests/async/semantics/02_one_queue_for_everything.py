import asyncio
async def w(name):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(0)
async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    async def waiter():
        print("got", await fut)
    asyncio.create_task(waiter())
    await asyncio.sleep(0)
    loop.call_soon(print, "cb")
    a, b = asyncio.create_task(w("a")), asyncio.create_task(w("b"))
    fut.set_result(1)
    loop.call_soon(print, "cb after set")
    await asyncio.gather(a, b)
asyncio.run(main())
