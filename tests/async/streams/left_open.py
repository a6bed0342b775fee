# What happens to connections that are open when the program ends.
import asyncio


async def serve(reader, writer):
    try:
        await reader.read()
    except asyncio.CancelledError:
        print('handler cancelled')
        raise
    finally:
        print('handler ends')


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    waiting = asyncio.create_task(reader.read())
    await asyncio.sleep(0.01)
    print('main ends')


asyncio.run(main())
print('end')
