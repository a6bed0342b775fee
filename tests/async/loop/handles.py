import asyncio

async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_later(0.01, print, "never")
    soon = loop.call_soon(print, "never")
    print(handle.cancelled(), isinstance(handle, asyncio.TimerHandle), isinstance(handle, asyncio.Handle))
    handle.cancel()
    soon.cancel()
    print(handle.cancelled(), soon, round(handle.when() - loop.time(), 1))
    loop.call_later(0, print, "zero", "delay")
    loop.call_soon_threadsafe(print, "threadsafe")
    await asyncio.sleep(0.03)

asyncio.run(main())
