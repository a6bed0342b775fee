import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for n in range(4):
        future.add_done_callback(lambda f, n=n: print(n, f.result()))
    gone = lambda f: print("never")
    future.add_done_callback(gone)
    future.add_done_callback(gone)
    print(future.remove_done_callback(gone))
    future.set_result("x")
    print("not yet")
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("late", f.result()))
    print("late is not yet")
    await asyncio.sleep(0)

asyncio.run(main())
