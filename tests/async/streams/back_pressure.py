# Writing more than the other end reads: drain waits.
import asyncio

SIZE = 8 * 1024 * 1024


async def main():
    go = asyncio.Event()

    async def serve(reader, writer):
        await go.wait()
        total = 0
        while data := await reader.read(65536):
            total += len(data)
        print('server read', total)
        writer.write(b'%d\n' % total)
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(writer.transport.get_write_buffer_limits())
    writer.write(b'x' * SIZE)
    print(writer.transport.get_write_buffer_size() > 65536)
    draining = asyncio.create_task(writer.drain())
    await asyncio.sleep(0)
    print('drained before anyone reads:', draining.done())
    go.set()
    await draining
    print('drained,', writer.transport.get_write_buffer_size() <= 16384)
    writer.write_eof()
    print(await reader.readline())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(main())
