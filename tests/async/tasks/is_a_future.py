import asyncio
async def main():
    t = asyncio.current_task(); print(isinstance(t, asyncio.Future), issubclass(asyncio.Task, asyncio.Future), isinstance(asyncio.get_running_loop(), asyncio.AbstractEventLoop), isinstance(asyncio.get_running_loop(), asyncio.BaseEventLoop))
    print(type(asyncio.get_running_loop()).__name__, asyncio.get_running_loop().__class__.__mro__[-2].__name__)
    h = asyncio.get_running_loop().call_soon(print, "x"); print(type(h.get_context()).__name__)
asyncio.run(main())
