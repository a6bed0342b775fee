# A server that ends when it is asked to by SIGTERM.
import asyncio
import os
import signal


async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sig in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sig, stop.set)

    async def serve(reader, writer):
        writer.write(await reader.readline())
        writer.close()

    async with await asyncio.start_server(serve, '127.0.0.1', 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b'still here\n')
        print(await reader.read())
        writer.close()
        loop.call_later(0.01, os.kill, os.getpid(), signal.SIGTERM)
        await stop.wait()
        print('stopping')
    print('stopped')


asyncio.run(main())
