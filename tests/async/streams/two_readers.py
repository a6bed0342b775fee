# Only one task may wait for a reader.
import asyncio


async def main():
    r = asyncio.StreamReader()
    first = asyncio.create_task(r.readline())
    await asyncio.sleep(0)
    for method in (r.read, r.readline, lambda: r.readexactly(3), lambda: r.readuntil(b'x'), lambda: r.read(5)):
        try:
            await method()
        except RuntimeError as e:
            print(e)
    r.feed_data(b'x\n')
    print(await first)
    waiting = asyncio.create_task(r.read(10))
    await asyncio.sleep(0)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print('cancelled')
    r.feed_data(b'still here')
    print(await r.read(10))


asyncio.run(main())
