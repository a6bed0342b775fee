# Streams in one run after the other.
import asyncio


async def once(word):
    async def serve(reader, writer):
        writer.write(await reader.readline())
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(word + b'\n')
    print(await reader.read())
    # Everything is left open.


for word in (b'first', b'second'):
    asyncio.run(once(word))
