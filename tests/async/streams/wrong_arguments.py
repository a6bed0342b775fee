# Things that a writer and a reader refuse.
import asyncio


async def main():
    async def serve(reader, writer):
        await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for bad in ['text', None, 5]:
        try:
            writer.write(bad)
        except TypeError as e:
            print(e)
    writer.write(b'')
    for high, low in [(1, 2), (-1, None), (None, -1)]:
        try:
            writer.transport.set_write_buffer_limits(high, low)
        except ValueError as e:
            print(e)
    writer.transport.set_write_buffer_limits(low=10)
    print(writer.transport.get_write_buffer_limits())
    writer.transport.set_write_buffer_limits(high=10)
    print(writer.transport.get_write_buffer_limits())
    writer.transport.set_write_buffer_limits()
    print(writer.transport.get_write_buffer_limits())
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
