# A server and a client in one program: lines go there and back.
import asyncio


async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    print('server: end of input')
    writer.close()
    await writer.wait_closed()
    print('server: closed')


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    host, port = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(host, port)
    for word in [b'one', b'two', b'three']:
        writer.write(word + b'\n')
        await writer.drain()
        print(await reader.readline())
    writer.write_eof()
    print(await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print('done', server.sockets)


asyncio.run(main())
