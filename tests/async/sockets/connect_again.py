# A connect that is cancelled and tried again on the same socket; a receive likewise.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    with socket.socket() as listener, socket.socket() as sock:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        sock.setblocking(False)
        listener.setblocking(False)
        first = asyncio.create_task(loop.sock_connect(sock, listener.getsockname()))
        await asyncio.sleep(0)
        first.cancel()
        try:
            await loop.sock_connect(sock, listener.getsockname())
        except OSError:
            pass
        peer, _ = await loop.sock_accept(listener)
        with peer:
            receive = asyncio.create_task(loop.sock_recv(peer, 10))
            await asyncio.sleep(0)
            receive.cancel()
            later = asyncio.create_task(loop.sock_recv(peer, 10))
            await asyncio.sleep(0.01)
            await loop.sock_sendall(sock, b"hello")
            print(await asyncio.wait_for(later, 5))


asyncio.run(main())
