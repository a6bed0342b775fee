# Serving begins, ends, and is waited for.
import asyncio


async def main():
    async def serve(reader, writer):
        writer.write(b'hello\n')
        await writer.drain()
        await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0, start_serving=False)
    print(server.is_serving(), len(server.sockets), server.get_loop() is asyncio.get_running_loop())
    await server.start_serving()
    await server.start_serving()
    print(server.is_serving())
    forever = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(str(e).split(' is ')[1])
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.readline())
    server.close()
    server.close()
    waiting = asyncio.create_task(server.wait_closed())
    for _ in range(3):
        await asyncio.sleep(0)
    print('closed while a client is there:', waiting.done())
    writer.close()
    await waiting
    try:
        await forever
    except asyncio.CancelledError:
        print('serve_forever was cancelled')
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(e)
    await server.wait_closed()
    print('end')


asyncio.run(main())
