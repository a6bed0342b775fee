# Datagrams with the loop's coroutines.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    one = socket.socket(type=socket.SOCK_DGRAM)
    two = socket.socket(type=socket.SOCK_DGRAM)
    for sock in (one, two):
        sock.setblocking(False)
        sock.bind(('127.0.0.1', 0))
    print(await loop.sock_sendto(one, b'datagram', two.getsockname()))
    data, address = await loop.sock_recvfrom(two, 100)
    print(data, address == one.getsockname())
    receiving = asyncio.create_task(loop.sock_recvfrom(one, 100))
    await asyncio.sleep(0)
    await loop.sock_sendto(two, b'back', one.getsockname())
    print((await receiving)[0])
    one.close()
    two.close()


asyncio.run(main())
