# The order of what happens at both ends, turn by turn.
import asyncio


async def ticker(events):
    for i in range(12):
        events.append(f'tick {i}')
        await asyncio.sleep(0)


async def main():
    events = []

    async def serve(reader, writer):
        events.append('serving')
        while data := await reader.read(100):
            events.append(f'server read {data}')
            writer.write(data)
        events.append('server end')
        writer.close()
        await writer.wait_closed()
        events.append('server closed')

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    while 'serving' not in events:
        await asyncio.sleep(0)
    task = asyncio.create_task(ticker(events))
    events.append('connected')
    writer.write(b'1')
    events.append(await reader.read(100))
    writer.write(b'2')
    events.append(await reader.read(100))
    writer.close()
    events.append('client closes')
    await writer.wait_closed()
    events.append('client closed')
    await task
    for event in events:
        print(event)
    server.close()
    await server.wait_closed()


asyncio.run(main())
