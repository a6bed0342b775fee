# Files are sent by transports and to sockets.
import asyncio
import os
import socket
import tempfile


class Sink(asyncio.Protocol):
    def __init__(self):
        self.size = 0
        self.tail = b""
        self.over = asyncio.get_running_loop().create_future()

    def data_received(self, data):
        self.size += len(data)
        self.tail = (self.tail + data)[-8:]

    def connection_lost(self, exc):
        self.over.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    sinks = []

    def sink():
        sinks.append(Sink())
        return sinks[-1]

    server = await loop.create_server(sink, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    with tempfile.TemporaryFile() as file:
        file.write(os.urandom(3_000_000) + b"THE END!")
        file.flush()
        transport, protocol = await loop.create_connection(asyncio.Protocol, *address)
        transport.write(b"first ")
        print(await loop.sendfile(transport, file))
        print(file.tell(), transport.get_protocol() is protocol)
        print(await loop.sendfile(transport, file, 2_999_990, 5), file.tell())
        transport.write(b" last")
        transport.close()
        while not sinks:
            await asyncio.sleep(0.001)
        await sinks[0].over
        print(sinks[0].size, sinks[0].tail[-5:])
        try:
            await loop.sendfile(transport, file)
        except RuntimeError as error:
            print(error)

        with socket.socket() as sock:
            sock.setblocking(False)
            await loop.sock_connect(sock, address)
            print(await loop.sock_sendfile(sock, file, 10, 1_000_000), file.tell())
        while len(sinks) < 2:
            await asyncio.sleep(0.001)
        await sinks[1].over
        print(sinks[1].size)
        with socket.socket() as sock:
            for arguments in [(0, -1), (0, "x"), (-1, None), ("x", None)]:
                try:
                    await loop.sock_sendfile(sock, file, *arguments)
                except (TypeError, ValueError) as error:
                    print(type(error).__name__, error)
    with tempfile.TemporaryFile("w") as text, socket.socket() as sock:
        try:
            await loop.sock_sendfile(sock, text)
        except ValueError as error:
            print(error)
    server.close()
    await server.wait_closed()


asyncio.run(main())
