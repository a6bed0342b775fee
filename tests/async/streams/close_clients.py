# A server ends its connections.
import asyncio


async def main():
    async def serve(reader, writer):
        writer.write(b'welcome\n')
        try:
            print('server got', await reader.read())
        except ConnectionResetError as e:
            print('reset')
        writer.close()

    for method in ('close_clients', 'abort_clients'):
        server = await asyncio.start_server(serve, '127.0.0.1', 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(await reader.readline())
        server.close()
        getattr(server, method)()
        await server.wait_closed()
        try:
            print(method, await reader.read())
        except ConnectionResetError:
            print('client was reset')
        writer.close()


asyncio.run(main())
