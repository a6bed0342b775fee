"""What comes of StopIteration on a thread, and what KeyboardInterrupt has for a context."""
import asyncio
import signal


def stop():
    raise StopIteration("enough")


async def main():
    loop = asyncio.get_running_loop()
    for job in (asyncio.to_thread(stop), loop.run_in_executor(None, stop)):
        try:
            await job
        except RuntimeError as error:
            print(error, repr(error.__cause__))
    loop.call_soon(signal.raise_signal, signal.SIGINT)
    await asyncio.sleep(5)


try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print(repr(error), repr(error.__context__))
