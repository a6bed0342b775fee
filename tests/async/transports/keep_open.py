# eof_received says whether the transport stays open.
import asyncio


class Keeper(asyncio.Protocol):
    keep = True

    def connection_made(self, transport):
        self.transport = transport

    def eof_received(self):
        asyncio.get_running_loop().call_soon(self.answer)
        return self.keep

    def answer(self):
        print('closing already:', self.transport.is_closing())
        self.transport.write(b'answer')
        self.transport.close()


class Dropper(Keeper):
    keep = None


async def main():
    loop = asyncio.get_running_loop()
    for kind in (Keeper, Dropper):
        server = await loop.create_server(kind, '127.0.0.1', 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write_eof()
        print(await reader.read())
        writer.close()
        server.close()
        await server.wait_closed()


asyncio.run(main())
