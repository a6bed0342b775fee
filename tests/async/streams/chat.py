# A chat room: what one says all hear.
import asyncio


async def main():
    members = {}

    async def serve(reader, writer):
        name = (await reader.readline()).strip().decode()
        members[name] = writer
        writer.write(b'welcome\n')
        async for line in reader:
            for other, out in members.items():
                if other != name:
                    out.write(f'{name}: '.encode() + line)
        del members[name]
        for out in members.values():
            out.write(f'{name} left\n'.encode())
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    address = server.sockets[0].getsockname()

    async def join(name):
        reader, writer = await asyncio.open_connection(*address)
        writer.write(name.encode() + b'\n')
        print(name, await reader.readline())
        return reader, writer

    ann, ann_out = await join('ann')
    bob, bob_out = await join('bob')
    ann_out.write(b'hello bob\n')
    print('bob hears', await bob.readline())
    bob_out.write(b'hello ann\n')
    print('ann hears', await ann.readline())
    bob_out.close()
    print('ann hears', await ann.readline())
    ann_out.close()
    await ann.read()
    server.close()
    await server.wait_closed()
    print(members)


asyncio.run(main())
