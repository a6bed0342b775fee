# A protocol at both ends.
import asyncio


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        print('server: made')
        self.transport = transport

    def data_received(self, data):
        print('server:', data)
        self.transport.write(data.upper())

    def eof_received(self):
        print('server: eof')

    def connection_lost(self, exc):
        print('server: lost', exc)


class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        print('client: made')
        transport.write(b'hello')

    def data_received(self, data):
        print('client:', data)
        self.done.set_result(None)

    def connection_lost(self, exc):
        print('client: lost', exc)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Echo, '127.0.0.1', 0)
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(done), *server.sockets[0].getsockname())
    print(type(protocol).__name__, transport.get_protocol() is protocol, transport.is_reading())
    await done
    transport.close()
    print(transport.is_closing())
    for _ in range(5):
        await asyncio.sleep(0)
    server.close()
    await server.wait_closed()
    print('end')


asyncio.run(main())
