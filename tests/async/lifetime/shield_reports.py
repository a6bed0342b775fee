import asyncio

def handler(loop, context):
    print(context["message"], repr(context["exception"]))

async def fail():
    await asyncio.sleep(0.01)
    raise ValueError("inside")

async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    outer = asyncio.shield(fail())
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.sleep(0.03)
    print("end")

asyncio.run(main())
