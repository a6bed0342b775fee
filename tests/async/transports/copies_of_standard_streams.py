# Copies of the standard streams' descriptors, given to files and transports.
import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    pipe = os.fdopen(os.dup(1), 'wb')
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, pipe)
    writer = asyncio.StreamWriter(transport, protocol, None, loop)
    writer.write(b'by a transport\n')
    await writer.drain()
    writer.close()
    await asyncio.sleep(0.01)

for number in 0, 1, 2:
    copy = os.dup(number)
    print(copy > 2, os.fstat(copy).st_ino == os.fstat(number).st_ino, flush=True)
    os.close(copy)
with os.fdopen(os.dup(1), 'w') as file:
    print('by a file', file=file)
asyncio.run(main())
print('end')
