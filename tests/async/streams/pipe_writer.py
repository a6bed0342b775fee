"""A writer for a pipe, by the well-known recipe."""
import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    reading, writing = os.pipe()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(reading, "rb"))
    transport, protocol = await loop.connect_write_pipe(
        asyncio.streams.FlowControlMixin, os.fdopen(writing, "wb"))
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    writer.write(b"through a pipe\n")
    await writer.drain()
    print(await reader.readline(), isinstance(protocol, asyncio.Protocol))
    writer.close()
    print(await reader.read())


asyncio.run(main())
