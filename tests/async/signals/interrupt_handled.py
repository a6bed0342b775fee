# With a handler of its own, SIGINT does not cancel the main task.
import asyncio
import signal


async def main():
    loop = asyncio.get_running_loop()
    hits = []
    loop.add_signal_handler(signal.SIGINT, hits.append, 'hit')
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0.01)
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0.01)
    print(hits)
    loop.remove_signal_handler(signal.SIGINT)
    print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


asyncio.run(main())
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print('back to normal')
