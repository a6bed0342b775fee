# One end says that it writes no more, and goes on reading.
import asyncio


async def main():
    async def serve(reader, writer):
        request = await reader.read()
        print('request', request)
        writer.write(b'answer to ' + request)
        print(writer.can_write_eof())
        writer.write_eof()
        try:
            writer.write(b'more')
        except RuntimeError as e:
            print(e)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.writelines([b'a', b'b', bytearray(b'c')])
    writer.write_eof()
    print('answer', await reader.read())
    print(writer.is_closing())
    writer.close()
    print(writer.is_closing())
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(main())
