import asyncio

async def fail():
    raise ValueError("lost")

def handler(loop, context):
    print(context["message"], repr(context["exception"]))

async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("still referenced")
    del task
    print("gone")
    seen = asyncio.create_task(fail())
    await asyncio.wait([seen])
    print(repr(seen.exception()))
    del seen
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError(1))
    del future
    print("end")

asyncio.run(main())
