# Transports for sockets that are there already.
import asyncio
import socket


class Collect(asyncio.Protocol):
    def __init__(self):
        self.data = b''
        self.done = asyncio.get_running_loop().create_future()

    def data_received(self, data):
        self.data += data

    def connection_lost(self, exc):
        self.done.set_result(self.data)


async def main():
    loop = asyncio.get_running_loop()
    one, two = socket.socketpair()
    transport, protocol = await loop.create_connection(Collect, sock=one)
    two.sendall(b'from the plain end')
    two.shutdown(socket.SHUT_WR)
    print(await protocol.done)
    two.close()

    listener = socket.create_server(('127.0.0.1', 0))
    server = await loop.create_server(Collect, sock=listener)
    reader, writer = await asyncio.open_connection(*listener.getsockname())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print(listener.fileno())

    one, two = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=one)
    other_reader, other_writer = await asyncio.open_unix_connection(sock=two)
    other_writer.write(b'pair\n')
    print(await reader.readline())
    writer.close()
    other_writer.close()

    listener = socket.create_server(('127.0.0.1', 0))
    client = socket.create_connection(listener.getsockname())
    conn, _ = listener.accept()
    transport, protocol = await loop.connect_accepted_socket(Collect, conn)
    client.sendall(b'accepted')
    client.close()
    print(await protocol.done)
    listener.close()


asyncio.run(main())
