# A transport changes its protocol.
import asyncio


class First(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        print('first', data)
        second = Second(self.transport)
        self.transport.set_protocol(second)
        print(self.transport.get_protocol() is second)
        self.transport.write(b'switched')


class Second(asyncio.Protocol):
    def __init__(self, transport):
        self.transport = transport

    def data_received(self, data):
        print('second', data)
        self.transport.close()

    def connection_lost(self, exc):
        print('second lost', exc)


async def main():
    server = await asyncio.get_running_loop().create_server(First, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'a')
    print(await reader.readexactly(8))
    writer.write(b'b')
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
