# A reader that ended with an exception raises it at every call.
import asyncio


async def main():
    r = asyncio.StreamReader()
    waiting = asyncio.create_task(r.readline())
    await asyncio.sleep(0)
    r.set_exception(ConnectionResetError('gone'))
    print(repr(r.exception()))
    for coroutine in [waiting, r.read(), r.readline(), r.readexactly(1), r.readuntil(b'x'), r.read(3)]:
        try:
            await coroutine
        except ConnectionResetError as e:
            print(e)
    print(await r.read(0) if False else 'end')


asyncio.run(main())
