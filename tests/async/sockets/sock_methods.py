# The loop's coroutines on plain sockets.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.socket()
    listener.setblocking(False)
    listener.bind(('127.0.0.1', 0))
    listener.listen()

    async def serve():
        conn, address = await loop.sock_accept(listener)
        print('accepted', address[0], conn.gettimeout())
        while data := await loop.sock_recv(conn, 100):
            await loop.sock_sendall(conn, data.upper())
        conn.close()
        print('server end')

    task = asyncio.create_task(serve())
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, listener.getsockname())
    await loop.sock_sendall(client, b'hello')
    print(await loop.sock_recv(client, 100))
    await loop.sock_sendall(client, b'into a buffer')
    buffer = bytearray(20)
    count = await loop.sock_recv_into(client, buffer)
    print(count, buffer[:count])
    client.close()
    await task
    listener.close()
    try:
        dead = socket.socket()
        dead.setblocking(False)
        await loop.sock_connect(dead, ('127.0.0.1', 1))
    except ConnectionRefusedError as e:
        print(e)


asyncio.run(main())
