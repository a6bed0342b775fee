# Datagrams there and back.
import asyncio


class Server(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
        print('server made')

    def datagram_received(self, data, addr):
        self.transport.sendto(data.upper(), addr)

    def connection_lost(self, exc):
        print('server lost', exc)


class Client(asyncio.DatagramProtocol):
    def __init__(self):
        self.queue = asyncio.Queue()

    def datagram_received(self, data, addr):
        self.queue.put_nowait((data, addr))

    def error_received(self, exc):
        print('error', type(exc).__name__)

    def connection_lost(self, exc):
        print('client lost', exc)


async def main():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(Server, local_addr=('127.0.0.1', 0))
    address = server.get_extra_info('sockname')
    client, protocol = await loop.create_datagram_endpoint(Client, remote_addr=address)
    print(client.get_extra_info('peername') == address, server.get_extra_info('peername'))
    for word in (b'one', b'two', b''):
        client.sendto(word)
        data, source = await protocol.queue.get()
        print(data, source == address)
    try:
        client.sendto(b'x', ('127.0.0.1', 1))
    except ValueError as e:
        print(str(e).split(':')[0])
    try:
        client.sendto('text')
    except TypeError as e:
        print(e)
    print(client.is_closing())
    client.close()
    server.close()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(client.is_closing())
    free, protocol = await loop.create_datagram_endpoint(Client, local_addr=('127.0.0.1', 0))
    free.sendto(b'self', free.get_extra_info('sockname'))
    print((await protocol.queue.get())[0])
    free.abort()
    for args in [{}, {'local_addr': 'x'}]:
        try:
            await loop.create_datagram_endpoint(Client, **args)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
