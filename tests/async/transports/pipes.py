# The two ends of a pipe as transports.
import asyncio
import os


class Collect(asyncio.Protocol):
    def __init__(self):
        self.data = b''
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        print('reading end made')

    def data_received(self, data):
        self.data += data

    def eof_received(self):
        print('eof')

    def connection_lost(self, exc):
        self.done.set_result((self.data, exc))


class End:
    def __init__(self, fd):
        self.fd = fd

    def fileno(self):
        return self.fd

    def close(self):
        os.close(self.fd)


async def main():
    loop = asyncio.get_running_loop()
    reading, writing = os.pipe()
    transport, protocol = await loop.connect_read_pipe(Collect, End(reading))
    out, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, End(writing))
    out.write(b'through ')
    out.write(b'the pipe')
    print(out.can_write_eof(), out.is_closing())
    out.close()
    print(await protocol.done, transport.is_closing(), out.is_closing())

    reading, writing = os.pipe()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), End(reading))
    os.write(writing, b'line 1\nline 2\n')
    print(await reader.readline())
    os.close(writing)
    print(await reader.read())


asyncio.run(main())
