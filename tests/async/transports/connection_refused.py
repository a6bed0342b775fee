# The ways that connecting fails, and what create_connection refuses.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    with socket.socket() as sock:
        sock.bind(('127.0.0.1', 0))
        address = sock.getsockname()
    try:
        await loop.create_connection(asyncio.Protocol, *address)
    except ConnectionRefusedError as e:
        print(e.errno)
    try:
        await loop.create_connection(asyncio.Protocol, *address, all_errors=True)
    except ExceptionGroup as e:
        print(e.message, [type(x).__name__ for x in e.exceptions])
    for args, kwargs in [((), {}), (('x', 1), {'sock': 1}), ((), {'server_hostname': 'x', 'sock': 1})]:
        try:
            await loop.create_connection(asyncio.Protocol, *args, **kwargs)
        except ValueError as e:
            print(e)
    udp = socket.socket(type=socket.SOCK_DGRAM)
    try:
        await loop.create_connection(asyncio.Protocol, sock=udp)
    except ValueError as e:
        print(str(e).partition('<')[0])
    udp.close()
    for args, kwargs in [((), {}), (('127.0.0.1', 1), {'sock': 1})]:
        try:
            await loop.create_server(asyncio.Protocol, *args, **kwargs)
        except ValueError as e:
            print(e)
    server = await loop.create_server(asyncio.Protocol, '127.0.0.1', 0)
    try:
        await loop.create_server(asyncio.Protocol, *server.sockets[0].getsockname())
    except OSError as e:
        print(e.errno, str(e).partition("('")[0])
    server.close()


asyncio.run(main())
