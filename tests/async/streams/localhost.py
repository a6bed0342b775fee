# A name instead of a number: it is looked up off the loop's thread.
import asyncio
import socket


async def main():
    async def serve(reader, writer):
        writer.write(await reader.readline())
        writer.close()

    server = await asyncio.start_server(serve, 'localhost', 0, family=socket.AF_INET)
    host, port = server.sockets[0].getsockname()
    print(host)
    reader, writer = await asyncio.open_connection('localhost', port, family=socket.AF_INET)
    writer.write(b'by name\n')
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()
    try:
        await asyncio.open_connection('host.invalid', 80)
    except socket.gaierror as e:
        print(type(e).__name__, isinstance(e, OSError))


asyncio.run(main())
