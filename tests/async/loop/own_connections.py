"""Connections are made with what the loop's own methods give."""
import asyncio


class Loop(asyncio.SelectorEventLoop):
    async def getaddrinfo(self, host, port, **options):
        print("getaddrinfo", host, port)
        return [(2, 1, 6, "", ("127.0.0.1", 1)), (2, 1, 6, "", ("127.0.0.2", 1))]

    async def sock_connect(self, sock, address):
        print("sock_connect", address)
        raise OSError(f"not to {address}")


async def main():
    for options in [{}, {"all_errors": True}]:
        try:
            await asyncio.open_connection("example.com", 80, **options)
        except OSError as error:
            print(error)
        except ExceptionGroup as group:
            print(group, group.exceptions)
    try:
        await asyncio.open_unix_connection("/nowhere")
    except OSError as error:
        print(error)


asyncio.run(main(), loop_factory=Loop)
