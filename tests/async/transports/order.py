# connection_made, the waiter and reading come in order, one turn after the other.
import asyncio


class Noisy(asyncio.Protocol):
    def __init__(self, name, events):
        self.name, self.events = name, events

    def connection_made(self, transport):
        self.events.append(f'{self.name} made')
        self.transport = transport
        if self.name == 'server':
            transport.write(b'x')

    def data_received(self, data):
        self.events.append(f'{self.name} data')

    def eof_received(self):
        self.events.append(f'{self.name} eof')

    def connection_lost(self, exc):
        self.events.append(f'{self.name} lost {exc}')


async def main():
    loop = asyncio.get_running_loop()
    events = []
    server = await loop.create_server(lambda: Noisy('server', events), '127.0.0.1', 0)
    transport, _ = await loop.create_connection(lambda: Noisy('client', events), *server.sockets[0].getsockname())
    events.append('connected')
    while 'client data' not in events:
        await asyncio.sleep(0)
    events.append('closing')
    transport.close()
    for i in range(4):
        events.append(f'turn {i}')
        await asyncio.sleep(0)
    for event in events:
        print(event)
    server.close()
    await server.wait_closed()


asyncio.run(main())
