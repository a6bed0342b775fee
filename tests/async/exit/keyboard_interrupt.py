import asyncio
async def main():
    try:
        await asyncio.sleep(0)
        raise KeyboardInterrupt
    finally:
        print("clean")
try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print("caught", repr(e))
async def child():
    raise KeyboardInterrupt("in child")
async def main2():
    t = asyncio.create_task(child())
    try:
        await t
    except BaseException as e:
        print("main2", repr(e), e.args)
        raise
try:
    asyncio.run(main2())
except BaseException as e:
    print("caught", repr(e))
async def main3():
    async with asyncio.TaskGroup() as g:
        g.create_task(child())
        try:
            await asyncio.sleep(1)
        finally:
            print("body ends")
try:
    asyncio.run(main3())
except BaseException as e:
    print("caught", repr(e))
