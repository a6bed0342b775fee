# sock_sendall of more than fits at once.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    one, two = socket.socketpair()
    one.setblocking(False)
    two.setblocking(False)
    data = bytes(range(256)) * 8192

    async def collect():
        got = bytearray()
        while piece := await loop.sock_recv(two, 65536):
            got += piece
        return bytes(got)

    task = asyncio.create_task(collect())
    await loop.sock_sendall(one, data)
    one.close()
    print(await task == data)
    two.close()


asyncio.run(main())
