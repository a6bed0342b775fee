# Two connections, each fed from the other.
import asyncio


async def pump(reader, writer):
    while data := await reader.read(1000):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()


async def main():
    async def upper(reader, writer):
        async for line in reader:
            writer.write(line.upper())
        writer.close()

    target = await asyncio.start_server(upper, '127.0.0.1', 0)

    async def forward(reader, writer):
        out_reader, out_writer = await asyncio.open_connection(*target.sockets[0].getsockname())
        await asyncio.gather(pump(reader, out_writer), pump(out_reader, writer))
        out_writer.close()
        writer.close()

    proxy = await asyncio.start_server(forward, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*proxy.sockets[0].getsockname())
    writer.writelines([b'one\n', b'two\n', b'three\n'])
    writer.write_eof()
    print(await reader.read())
    writer.close()
    for server in (proxy, target):
        server.close()
        await server.wait_closed()


asyncio.run(main())
