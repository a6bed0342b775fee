# signal.signal while a loop runs: the handler runs between two steps.
import asyncio
import signal


async def main():
    event = asyncio.Event()
    signal.signal(signal.SIGUSR1, lambda number, frame: event.set())
    asyncio.get_running_loop().call_soon(signal.raise_signal, signal.SIGUSR1)
    await event.wait()
    print('woken by a signal')


asyncio.run(main())
