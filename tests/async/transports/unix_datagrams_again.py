"""A datagram socket takes over the path of one that has gone."""
import asyncio
import os
import socket
import tempfile


class Protocol(asyncio.DatagramProtocol):
    def __init__(self, got):
        self.got = got

    def datagram_received(self, data, addr):
        self.got.set_result((data, addr))

    def connection_lost(self, exc):
        print("lost", exc)


async def main(path):
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as old:
        old.bind(path)
    got = loop.create_future()
    transport, _ = await loop.create_datagram_endpoint(
        lambda: Protocol(got), path, family=socket.AF_UNIX)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as client:
        client.sendto(b"hello", path)
    print(await got)
    transport.close()
    await asyncio.sleep(0)


with tempfile.TemporaryDirectory() as folder:
    asyncio.run(main(os.path.join(folder, "socket")))
