# Exceptions in a protocol's methods.
import asyncio


class Fails(asyncio.Protocol):
    def __init__(self, where):
        self.where = where

    def connection_made(self, transport):
        if self.where == 'connection_made':
            raise ValueError(self.where)

    def data_received(self, data):
        if self.where == 'data_received':
            raise ValueError(self.where)

    def eof_received(self):
        if self.where == 'eof_received':
            raise ValueError(self.where)

    def connection_lost(self, exc):
        print('lost', repr(exc))
        if self.where == 'connection_lost':
            raise ValueError(self.where)


async def main():
    loop = asyncio.get_running_loop()

    def report(loop, context):
        message = context['message'].partition('(')[0].split('<')[0]
        print(message, repr(context['exception']))

    loop.set_exception_handler(report)
    for where in ('data_received', 'eof_received', 'connection_lost'):
        print('--', where)
        server = await loop.create_server(lambda: Fails(where), '127.0.0.1', 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b'x')
        if where != 'data_received':
            writer.write_eof()
        try:
            print(await reader.read())
        except ConnectionResetError:
            print(b'')
        writer.close()
        server.close()
        await server.wait_closed()


asyncio.run(main())
