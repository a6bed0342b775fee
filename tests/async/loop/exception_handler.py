import asyncio

def bad():
    raise ValueError("in a callback")

def handler(loop, context):
    print(context["message"].split(" at ")[0], repr(context["exception"]), sorted(context))

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "own", "exception": KeyError(1)})
    print("the loop goes on")

asyncio.run(main())
