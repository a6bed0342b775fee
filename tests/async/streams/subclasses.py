# Classes of one's own for the reader and the protocol.
import asyncio


class Counting(asyncio.StreamReader):
    def feed_data(self, data):
        self.count = getattr(self, 'count', 0) + len(data)
        super().feed_data(data)


class Talkative(asyncio.StreamReaderProtocol):
    def connection_made(self, transport):
        print('made')
        super().connection_made(transport)

    def connection_lost(self, exc):
        print('lost', exc)
        super().connection_lost(exc)


async def main():
    loop = asyncio.get_running_loop()

    async def serve(reader, writer):
        writer.write(await reader.readline())
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader = asyncio.StreamReader(loop=loop)
    transport, protocol = await loop.create_connection(
        lambda: Talkative(reader, loop=loop), *server.sockets[0].getsockname())
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    writer.write(b'hello\n')
    await writer.drain()
    print(await reader.readline())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    counting = Counting()
    counting.feed_data(b'abc')
    counting.feed_data(b'de\n')
    print(counting.count, await counting.readline(), isinstance(counting, asyncio.StreamReader))


asyncio.run(main())
