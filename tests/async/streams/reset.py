# A connection that the other end resets: reading and waiting for the end raise.
import asyncio
import socket


async def main():
    async def serve(reader, writer):
        await reader.readexactly(1)
        sock = writer.get_extra_info('socket')
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\1\0\0\0\0\0\0\0')
        writer.transport.abort()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'x')
    for action in (reader.read, reader.readline, writer.drain, writer.wait_closed):
        try:
            print(await action())
        except ConnectionResetError as e:
            print(action.__name__, e.errno)
    print(repr(reader.exception()), writer.is_closing())
    server.close()
    await server.wait_closed()


asyncio.run(main())
