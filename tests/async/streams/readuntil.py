# Separators of every kind.
import asyncio


async def main():
    r = asyncio.StreamReader()
    r.feed_data(b'a--b==c-=-d')
    print(await r.readuntil(b'--'))
    print(await r.readuntil((b'==', b'=')))
    print(await r.readuntil((b'-=-', b'x', b'-')))
    r.feed_eof()
    for bad in [b'', (), (b'', b'a')]:
        try:
            await r.readuntil(bad)
        except ValueError as e:
            print(e)
    try:
        await r.readuntil()
    except asyncio.IncompleteReadError as e:
        print(e.partial)

    r = asyncio.StreamReader()

    async def feed():
        for piece in [b'first\r', b'\nsec', b'ond\r\n\r', b'\n']:
            r.feed_data(piece)
            await asyncio.sleep(0)

    task = asyncio.create_task(feed())
    for _ in range(3):
        print(await r.readuntil(b'\r\n'))
    await task


asyncio.run(main())
