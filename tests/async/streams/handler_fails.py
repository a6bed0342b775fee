# An exception in a connection's task is reported, and the connection closed.
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def report(loop, context):
        print(context['message'], repr(context['exception']), sorted(context))

    loop.set_exception_handler(report)

    async def serve(reader, writer):
        await reader.readline()
        raise ValueError('broken handler')

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'go\n')
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(main())
