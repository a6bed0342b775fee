# Functions that are called when a descriptor is ready.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    one, two = socket.socketpair()
    one.setblocking(False)
    two.setblocking(False)
    done = loop.create_future()
    calls = []

    def readable(*args):
        calls.append((one.recv(100), args))
        if len(calls) == 2:
            loop.remove_reader(one)
            done.set_result(None)

    loop.add_reader(one, readable, 1, 2)
    two.send(b'first')
    loop.call_soon(lambda: loop.call_soon(loop.call_soon, two.send, b'second'))
    await done
    print(calls)
    print(loop.remove_reader(one), loop.remove_reader(one.fileno()))

    written = loop.create_future()
    loop.add_writer(one.fileno(), lambda: written.done() or written.set_result('writable'))
    print(await written)
    print(loop.remove_writer(one), loop.remove_writer(one))

    loop.add_reader(one, calls.append, 'old')
    loop.add_reader(one, calls.append, 'new')
    two.send(b'x')
    await asyncio.sleep(0.01)
    loop.remove_reader(one)
    print(calls[-1], 'old' in calls)
    for bad in ('text', -1, None):
        try:
            loop.add_reader(bad, print)
        except ValueError as e:
            print(e)
    one.close()
    two.close()


asyncio.run(main())
