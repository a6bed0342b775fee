# pause_writing and resume_writing, by the limits.
import asyncio


class Writer(asyncio.Protocol):
    def __init__(self):
        self.events = []
        self.resumed = asyncio.Event()

    def connection_made(self, transport):
        self.transport = transport

    def pause_writing(self):
        self.events.append(('pause', self.transport.get_write_buffer_size() > 100))

    def resume_writing(self):
        self.events.append(('resume', self.transport.get_write_buffer_size() <= 10))
        self.resumed.set()


async def main():
    loop = asyncio.get_running_loop()
    go = asyncio.Event()

    async def serve(reader, writer):
        await go.wait()
        while await reader.read(100000):
            pass
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    transport, protocol = await loop.create_connection(Writer, *server.sockets[0].getsockname())
    transport.set_write_buffer_limits(high=100, low=10)
    print(transport.get_write_buffer_limits())
    for _ in range(20):
        transport.write(b'x' * 1_000_000)
    print(protocol.events)
    go.set()
    await protocol.resumed.wait()
    print(protocol.events, transport.get_write_buffer_size())
    transport.set_write_buffer_limits(high=0)
    print(transport.get_write_buffer_limits(), protocol.events[2:])
    transport.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
