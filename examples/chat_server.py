# A chat over TCP: everyone hears what the others say. Three guests come, talk and leave.
import asyncio

members = {}


def tell_others(speaker, text):
    for name, writer in members.items():
        if name != speaker:
            writer.write(f"{text}\n".encode())


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    tell_others(name, f"* {name} has come")
    members[name] = writer
    writer.write(b"* welcome\n")
    try:
        async for line in reader:
            tell_others(name, f"{name}: {line.decode().strip()}")
    finally:
        del members[name]
        tell_others(name, f"* {name} has left")
        writer.close()


class Guest:
    async def come(self, name, address):
        self.name = name
        self.reader, self.writer = await asyncio.open_connection(*address)
        self.writer.write(f"{name}\n".encode())
        await self.hear()

    def say(self, text):
        self.writer.write(f"{text}\n".encode())

    async def hear(self):
        line = await self.reader.readline()
        print(f"[{self.name}] {line.decode().strip()}")

    async def leave(self):
        self.writer.close()
        await self.writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    async with server:
        ann, bob, cleo = Guest(), Guest(), Guest()
        await ann.come("ann", address)
        await bob.come("bob", address)
        await ann.hear()
        await cleo.come("cleo", address)
        await ann.hear()
        await bob.hear()
        bob.say("hello, you two")
        await ann.hear()
        await cleo.hear()
        await cleo.leave()
        await ann.hear()
        await bob.hear()
        await bob.leave()
        await ann.hear()
        await ann.leave()


asyncio.run(main())
