# The last thread of the script ends while the event loop waits for a connection: the loop goes on.
import asyncio
import queue
import socket
import threading

addresses = queue.Queue()


def serve():
    with socket.create_server(("localhost", 0)) as listener:
        addresses.put(listener.getsockname())
        connection, _ = listener.accept()
        connection.close()


async def talk(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    while True:
        writer.write(b"hello\n")
        await writer.drain()


thread = threading.Thread(target=serve, daemon=True)
thread.start()
try:
    asyncio.run(talk(*addresses.get()[:2]))
except (ConnectionResetError, BrokenPipeError):
    print("the other side is gone")
thread.join()
