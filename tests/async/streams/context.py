# A connection's task sees the context variables that were set when the server was started.
import asyncio
import contextvars

who = contextvars.ContextVar('who', default='nobody')


async def main():
    seen = []

    async def serve(reader, writer):
        seen.append(who.get())
        who.set('changed')
        writer.close()

    who.set('starter')
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    who.set('client')
    for _ in range(2):
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await reader.read()
        writer.close()
    print(seen, who.get())
    server.close()
    await server.wait_closed()


asyncio.run(main())
