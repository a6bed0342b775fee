# `remove_signal_handler(SIGINT)` takes SIGINT from the runner, too: it raises where the script stands.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, print, 'handled')
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.sleep(0.01)
    print(loop.remove_signal_handler(signal.SIGINT), loop.remove_signal_handler(signal.SIGINT))
    try:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(1)
    except KeyboardInterrupt as error:
        print(repr(error), asyncio.current_task().cancelling())


async def once_more():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(repr(error))
        raise

asyncio.run(main())
try:
    asyncio.run(once_more())
except KeyboardInterrupt:
    print('interrupted')
