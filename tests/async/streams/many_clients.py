# A hundred connections at once.
import asyncio


async def serve(reader, writer):
    async for line in reader:
        writer.write(line[::-1])
        await writer.drain()
    writer.close()


async def client(address, number):
    reader, writer = await asyncio.open_connection(*address)
    total = 0
    for i in range(5):
        writer.write(b'\n%d:%d' % (number, i) if False else b'%d:%d\n' % (number, i))
        await writer.drain()
        total += len(await reader.readexactly(len(b'%d:%d\n' % (number, i))))
    writer.close()
    await writer.wait_closed()
    return total


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0, backlog=200)
    address = server.sockets[0].getsockname()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(client(address, number)) for number in range(100)]
    print(sum(task.result() for task in tasks))
    server.close()
    await server.wait_closed()


asyncio.run(main())
