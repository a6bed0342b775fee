import asyncio, sys
async def child():
    sys.exit("message")
async def main():
    t = asyncio.create_task(child())
    await asyncio.sleep(1)
    print("not reached")
try:
    asyncio.run(main())
except SystemExit as e:
    print("exit", e.code)
def cb():
    raise SystemExit(7)
async def m():
    asyncio.get_running_loop().call_soon(cb)
    try:
        await asyncio.sleep(1)
    finally:
        print("m finally")
asyncio.run(m())
