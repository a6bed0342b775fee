# Streams over a path.
import asyncio
import os


async def main():
    path = ("/tmp/" + f'bide-test-{os.getpid()}.sock')

    async def serve(reader, writer):
        print('peer', repr(writer.get_extra_info('peername')), writer.get_extra_info('sockname') == path)
        writer.write(await reader.readline())
        writer.close()

    server = await asyncio.start_unix_server(serve, path)
    print(os.path.exists(path))
    reader, writer = await asyncio.open_unix_connection(path)
    print(writer.get_extra_info('peername') == path, repr(writer.get_extra_info('sockname')))
    writer.write(b'over a path\n')
    print(await reader.readline(), await reader.readline())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print(os.path.exists(path))
    try:
        await asyncio.open_unix_connection(path)
    except FileNotFoundError as e:
        print(type(e).__name__, e.errno, e.strerror)
    for args, kwargs in [((), {}), ((path,), {'sock': 1})]:
        try:
            await asyncio.open_unix_connection(*args, **kwargs)
        except ValueError as e:
            print(e)


asyncio.run(main())
