# What is known about a connection.
import asyncio
import socket


async def main():
    async def serve(reader, writer):
        peers.append(writer.get_extra_info('peername'))
        names.append(writer.get_extra_info('sockname'))
        writer.close()

    peers, names = [], []
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(*address)
    await reader.read()
    print(writer.get_extra_info('peername') == address == names[0])
    print(writer.get_extra_info('sockname') == peers[0])
    sock = writer.get_extra_info('socket')
    print(sock.family == socket.AF_INET, sock.type == socket.SOCK_STREAM, sock.getpeername() == address)
    print(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)
    print(writer.get_extra_info('nothing'), writer.get_extra_info('nothing', 'default'))
    print(writer.get_extra_info('sslcontext'))
    print(type(sock).__name__, sock.fileno() > 0)
    writer.close()
    await writer.wait_closed()
    print(writer.get_extra_info('peername') == address)
    server.close()
    await server.wait_closed()


asyncio.run(main())
