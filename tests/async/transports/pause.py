# Reading is paused and resumed.
import asyncio


class Slow(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.received = []
        transports.append(self)
        transport.pause_reading()

    def data_received(self, data):
        self.received.append(data)


transports = []


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Slow, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'data')
    for _ in range(10):
        await asyncio.sleep(0)
    slow = transports[0]
    print(slow.transport.is_reading(), slow.received)
    slow.transport.pause_reading()
    slow.transport.resume_reading()
    slow.transport.resume_reading()
    while not slow.received:
        await asyncio.sleep(0)
    print(slow.transport.is_reading(), slow.received)
    slow.transport.close()
    slow.transport.resume_reading()
    print(slow.transport.is_reading(), await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
