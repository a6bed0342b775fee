# abort() forgets what waits to be sent; close() sends it.
import asyncio


class Client(asyncio.Protocol):
    def __init__(self):
        self.lost = asyncio.get_running_loop().create_future()

    def connection_lost(self, exc):
        self.lost.set_result(exc)


async def main():
    loop = asyncio.get_running_loop()
    for method in ('close', 'abort'):
        total = loop.create_future()

        async def serve(reader, writer):
            size = 0
            try:
                while data := await reader.read(1 << 16):
                    size += len(data)
            except ConnectionResetError:
                pass
            total.set_result(size)
            writer.close()

        server = await asyncio.start_server(serve, '127.0.0.1', 0)
        transport, protocol = await loop.create_connection(Client, *server.sockets[0].getsockname())
        transport.write(b'x' * 10_000_000)
        getattr(transport, method)()
        print(method, transport.is_closing(), transport.get_write_buffer_size() > 0)
        print('lost with', await protocol.lost)
        print('all arrived:', await total == 10_000_000)
        server.close()
        await server.wait_closed()


asyncio.run(main())
