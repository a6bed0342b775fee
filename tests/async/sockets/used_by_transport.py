# A transport's descriptor is not for add_reader.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    one, two = socket.socketpair()
    fd = one.fileno()
    transport, _ = await loop.create_connection(asyncio.Protocol, sock=one)
    for method in (loop.add_reader, loop.add_writer):
        try:
            method(fd, print)
        except RuntimeError as e:
            print(str(e).replace(str(fd), 'FD'))
    try:
        loop.remove_reader(fd)
    except RuntimeError as e:
        print(str(e).partition('<')[0].replace(str(fd), 'FD'))
    transport.close()
    await asyncio.sleep(0)
    two.close()


asyncio.run(main())
