"""What name resolution gives has the enumerations of the module socket in it."""
import asyncio
import socket

print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))


async def main():
    loop = asyncio.get_running_loop()
    for row in await loop.getaddrinfo("127.0.0.1", 53):
        print(row)
    family, kind, *_ = (await loop.getaddrinfo(None, 80, type=socket.SOCK_STREAM, family=socket.AF_INET))[0]
    print(family.name, kind.name, family is socket.AF_INET)


asyncio.run(main())
