# A reader without a transport: fed by hand.
import asyncio


async def main():
    r = asyncio.StreamReader()
    print(r)
    r.feed_data(b'one\ntwo\nthr')
    print(r)
    print(await r.readline(), await r.readline())
    r.feed_data(b'ee')
    r.feed_eof()
    print(r, r.at_eof())
    print(await r.readline(), r.at_eof(), await r.readline())

    r = asyncio.StreamReader(limit=10)
    r.feed_data(b'0123456789abcdef')
    print(r)
    print(await r.read(4), await r.readexactly(3), await r.read(100))
    r.feed_eof()
    print(await r.read(5), await r.read(), await r.read(0))
    try:
        await r.readexactly(2)
    except asyncio.IncompleteReadError as e:
        print(type(e).__name__, e, e.partial, e.expected, e.args)

    r = asyncio.StreamReader()
    r.feed_data(b'part')
    r.feed_eof()
    try:
        await r.readexactly(10)
    except EOFError as e:
        print(type(e).__name__, e, e.partial, e.expected)
    r = asyncio.StreamReader()
    r.feed_data(b'part')
    r.feed_eof()
    try:
        await r.readuntil(b'--')
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)
    try:
        await r.readexactly(-1)
    except ValueError as e:
        print(e)
    print(await r.readexactly(0))


asyncio.run(main())
