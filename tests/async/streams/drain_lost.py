# Draining and writing when the connection is lost.
import asyncio


async def main():
    async def serve(reader, writer):
        await reader.readline()
        writer.transport.abort()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'x\n')
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    try:
        await writer.drain()
    except ConnectionResetError as e:
        print('drain:', e)
    for _ in range(3):
        writer.write(b'into the void')
    print('written')
    server.close()
    await server.wait_closed()


asyncio.run(main())
