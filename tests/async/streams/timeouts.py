# Waiting for a stream only so long.
import asyncio


async def main():
    async def serve(reader, writer):
        await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        await asyncio.wait_for(reader.readline(), 0.02)
    except TimeoutError:
        print('timeout 1')
    try:
        async with asyncio.timeout(0.02):
            await reader.readexactly(5)
    except TimeoutError:
        print('timeout 2')
    writer.write_eof()
    print(await asyncio.wait_for(reader.read(), 5))
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
