# Plain sockets, blocking, in threads of their own and outside of any loop.
import asyncio
import socket


def serve(listener):
    conn, address = listener.accept()
    with conn:
        while data := conn.recv(1024):
            conn.sendall(data[::-1])


async def main():
    listener = socket.create_server(('127.0.0.1', 0))
    server = asyncio.create_task(asyncio.to_thread(serve, listener))

    def client():
        with socket.create_connection(listener.getsockname()) as sock:
            sock.sendall(b'abc')
            first = sock.recv(10)
            sock.sendall(b'xyz')
            return first, sock.recv(10)

    print(await asyncio.to_thread(client))
    await server
    listener.close()
    print(listener.fileno())


asyncio.run(main())
one, two = socket.socketpair()
one.sendall(b'x' * 10)
print(two.recv(4), two.recv(100))
two.settimeout(0.01)
try:
    two.recv(1)
except TimeoutError as e:
    print(type(e) is socket.timeout, e)
two.setblocking(False)
try:
    two.recv(1)
except BlockingIOError as e:
    print(e)
print(two.gettimeout(), two.getblocking(), one.gettimeout(), one.getblocking())
one.close()
print(two.recv(1))
try:
    one.recv(1)
except OSError as e:
    print(e)
two.close()
