# A connection's task that is cancelled: the connection is closed.
import asyncio


async def main():
    tasks = []

    async def serve(reader, writer):
        tasks.append(asyncio.current_task())
        try:
            await reader.readline()
        finally:
            print('handler ends')

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    while not tasks:
        await asyncio.sleep(0)
    tasks[0].cancel()
    print(await reader.read())
    print(tasks[0].cancelled())
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
