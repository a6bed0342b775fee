# What cannot be a handler, and what cannot be handled.
import asyncio
import signal


async def coro():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for sig, callback in [(signal.SIGUSR1, coro), ('x', print), (0, print), (1000, print), (signal.SIGKILL, print), (signal.SIGSTOP, print)]:
        try:
            loop.add_signal_handler(sig, callback)
        except (TypeError, ValueError, RuntimeError) as e:
            print(type(e).__name__, e)
    for sig in ('x', 0):
        try:
            loop.remove_signal_handler(sig)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
