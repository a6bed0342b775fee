# A handler of the loop is called in the loop.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    got = asyncio.Event()

    def handler(*args):
        print('handled', args)
        got.set()

    loop.add_signal_handler(signal.SIGUSR1, handler, 'one', 2)
    signal.raise_signal(signal.SIGUSR1)
    print('raised')
    await got.wait()
    got.clear()
    loop.add_signal_handler(signal.SIGUSR1, got.set)
    signal.raise_signal(signal.SIGUSR1)
    await got.wait()
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    print(signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL)


asyncio.run(main())
