# A TCP server that sends every line back, and a client that talks to it.
import asyncio


async def serve(reader, writer):
    async for line in reader:
        writer.write(b"you said: " + line)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(host, port)
        for word in ("hello", "how are you?", "bye"):
            writer.write(word.encode() + b"\n")
            await writer.drain()
            print((await reader.readline()).decode().strip())
        writer.close()
        await writer.wait_closed()


asyncio.run(main())
