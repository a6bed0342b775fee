# The tasks that a server makes take numbers, as in CPython.
import asyncio


async def main():
    async def serve(reader, writer):
        print(asyncio.current_task().get_name())
        writer.close()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    for _ in range(3):
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await reader.read()
        writer.close()
        await writer.wait_closed()
    server.close()
    task = asyncio.create_task(asyncio.sleep(0))
    print(task.get_name())
    await task


asyncio.run(main())
