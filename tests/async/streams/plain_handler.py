# A callback that is no coroutine function.
import asyncio


async def main():
    tasks = []

    def connected(reader, writer):
        print('connected')

        async def work():
            print('read', await reader.readline())
            writer.write(b'bye\n')
            writer.close()

        tasks.append(asyncio.create_task(work()))

    async with await asyncio.start_server(connected, '127.0.0.1', 0) as server:
        print(server.is_serving())
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b'hi\n')
        print(await reader.read())
        writer.close()
    await asyncio.gather(*tasks)
    print(server.is_serving(), server.sockets)


asyncio.run(main())
