# Lines of a stream, one by one.
import asyncio


async def main():
    async def serve(reader, writer):
        for i in range(4):
            writer.write(b'line %d\n' % i)
        writer.write(b'rest')
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        async for line in reader:
            print(line)
        writer.close()
        await writer.wait_closed()
    print(server.is_serving())


asyncio.run(main())
