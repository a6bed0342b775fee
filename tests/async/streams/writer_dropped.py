# A handler that returns without closing: the stream is closed when its writer dies.
import asyncio


async def main():
    async def serve(reader, writer):
        writer.write(b'hello')

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await asyncio.wait_for(reader.read(), 5))
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
