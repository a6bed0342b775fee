# A reader that nobody reads pauses its transport at twice its limit.
import asyncio


class Served(asyncio.Event):
    pass


async def main():
    served = Served()
    hold = asyncio.Event()

    async def serve(reader, writer):
        served.reader = reader
        served.transport = writer.transport
        served.set()
        await hold.wait()
        total = 0
        while data := await reader.read(100):
            total += len(data)
        print('total', total)
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0, limit=100)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    await served.wait()
    transport = served.transport
    print(transport.is_reading())
    writer.write(b'x' * 200)
    await writer.drain()
    while not served.reader._buffer:
        await asyncio.sleep(0)
    print(transport.is_reading(), len(served.reader._buffer))
    writer.write(b'y')
    await writer.drain()
    while transport.is_reading():
        await asyncio.sleep(0)
    print(transport.is_reading(), len(served.reader._buffer))
    writer.write(b'z' * 1000)
    await writer.drain()
    hold.set()
    writer.write_eof()
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
