# _thread.interrupt_main() is Ctrl-C for the main thread.
import _thread
import asyncio
import signal


async def main():
    asyncio.get_running_loop().call_later(0.01, _thread.interrupt_main)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("KeyboardInterrupt")
signal.signal(signal.SIGUSR1, lambda number, frame: print("handler", number == signal.SIGUSR1))
_thread.interrupt_main(signal.SIGUSR1)
for wrong in 0, 1000:
    try:
        _thread.interrupt_main(wrong)
    except ValueError as error:
        print(error)
