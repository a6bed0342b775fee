# Names are looked up while the loop goes on.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    infos = await loop.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM)
    print([(*info[:4], info[4]) for info in infos] == [(2, 1, 6, '', ('127.0.0.1', 80))])
    print(await loop.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
    try:
        await loop.getaddrinfo('host.invalid', 80)
    except socket.gaierror as e:
        print('gaierror', e.errno < 0)


asyncio.run(main())
