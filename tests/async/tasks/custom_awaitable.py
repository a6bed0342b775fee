import asyncio

class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield
        return self.value

class Wrapped:
    def __init__(self, awaitable):
        self.awaitable = awaitable

    def __await__(self):
        return self.awaitable.__await__()

async def main():
    print(await Later(1), await asyncio.gather(Later(2), Later(3)))
    print(await asyncio.wait_for(Later(4), 1), await asyncio.ensure_future(Later(5)))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 6)
    print(await Wrapped(future))
    print(await Wrapped(asyncio.create_task(asyncio.sleep(0.01, 7))))

asyncio.run(main())
asyncio.run(Later(8))
