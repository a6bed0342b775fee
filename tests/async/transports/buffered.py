# A protocol with a buffer of its own.
import asyncio


class Buffered(asyncio.BufferedProtocol):
    def connection_made(self, transport):
        self.transport = transport
        self.buffer = bytearray(4)
        self.got = b''

    def get_buffer(self, sizehint):
        return self.buffer

    def buffer_updated(self, nbytes):
        self.got += self.buffer[:nbytes]

    def eof_received(self):
        self.transport.write(self.got[::-1])


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Buffered, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'0123456789')
    writer.write_eof()
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()
    print(issubclass(asyncio.BufferedProtocol, asyncio.BaseProtocol), issubclass(asyncio.Protocol, asyncio.BaseProtocol))


asyncio.run(main())
