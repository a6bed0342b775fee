# A protocol of one's own for a child process.
import asyncio


class Collect(asyncio.SubprocessProtocol):
    def __init__(self, done):
        self.done = done
        self.output = {1: b'', 2: b''}
        self.lost = []

    def connection_made(self, transport):
        print('made', transport.get_pid() > 0)

    def pipe_data_received(self, fd, data):
        self.output[fd] += data

    def pipe_connection_lost(self, fd, exc):
        self.lost.append((fd, exc))

    def process_exited(self):
        print('exited')

    def connection_lost(self, exc):
        print('lost', exc)
        self.done.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    transport, protocol = await loop.subprocess_exec(
        lambda: Collect(done), 'sh', '-c', 'echo out; echo err >&2; exit 7', stdin=None)
    await done
    print(protocol.output, sorted(protocol.lost, key=lambda pair: pair[0]), transport.get_returncode())
    transport.close()

    done = loop.create_future()
    transport, protocol = await loop.subprocess_shell(lambda: Collect(done), 'cat')
    stdin = transport.get_pipe_transport(0)
    stdin.write(b'through a transport')
    stdin.close()
    await done
    print(protocol.output[1], transport.get_returncode())


asyncio.run(main())
