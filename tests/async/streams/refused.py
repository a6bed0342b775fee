# Connecting where nobody listens.
import asyncio
import socket


async def main():
    sock = socket.socket()
    sock.bind(('127.0.0.1', 0))
    port = sock.getsockname()[1]
    sock.close()
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except ConnectionRefusedError as e:
        print(type(e).__name__, e.errno, str(e).replace(str(port), 'PORT'))
    for args, kwargs in [
        ((), {}),
        (('127.0.0.1', 1), {'sock': sock}),
        (('127.0.0.1', 1), {'server_hostname': 'x'}),
        (('127.0.0.1', 1), {'ssl_handshake_timeout': 1}),
    ]:
        try:
            await asyncio.open_connection(*args, **kwargs)
        except ValueError as e:
            print(e)


asyncio.run(main())
