# A small server that speaks HTTP, and a client with no library.
import asyncio


async def serve(reader, writer):
    request = (await reader.readline()).decode()
    headers = {}
    while (line := await reader.readline()) not in (b'\r\n', b''):
        name, _, value = line.decode().partition(':')
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get('content-length', 0)))
    method, path, _ = request.split()
    text = f'{method} {path} with {len(body)} bytes'.encode()
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n' % len(text) + text)
    await writer.drain()
    writer.close()


async def request(address, text):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(text)
    status = await reader.readuntil(b'\r\n')
    head = await reader.readuntil(b'\r\n\r\n')
    print(status, head, await reader.read())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()
    await request(address, b'GET /index HTTP/1.1\r\nHost: x\r\n\r\n')
    await request(address, b'POST /form HTTP/1.1\r\nContent-Length: 4\r\n\r\nabcd')
    server.close()
    await server.wait_closed()


asyncio.run(main())
