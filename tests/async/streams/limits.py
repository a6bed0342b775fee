# What does not fit the limit.
import asyncio


async def attempt(coroutine):
    try:
        print('got', len(await coroutine))
    except asyncio.LimitOverrunError as e:
        print('LimitOverrunError', e, e.consumed, e.args)
    except ValueError as e:
        print('ValueError', e)


async def main():
    r = asyncio.StreamReader(limit=4)
    r.feed_data(b'too long a line\nok\n')
    await attempt(r.readuntil(b'\n'))
    await attempt(r.readuntil(b'\n'))
    await attempt(r.readline())
    print(await r.readline())
    r.feed_data(b'no end of line in sight')
    await attempt(r.readuntil(b'\n'))
    await attempt(r.readuntil(b'<>'))
    await attempt(r.readline())
    print(r)
    r.feed_data(b'1234\n12345\n')
    await attempt(r.readline())
    await attempt(r.readline())
    await attempt(r.readexactly(0))
    for bad in [0, -1]:
        try:
            asyncio.StreamReader(limit=bad)
        except ValueError as e:
            print(e)


asyncio.run(main())
