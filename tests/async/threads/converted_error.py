# An error of concurrent.futures becomes asyncio's own, and keeps the place where it was raised.
import asyncio
import concurrent.futures
import traceback


def work():
    raise concurrent.futures.CancelledError("stopped")


def names(error):
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


async def main():
    try:
        await asyncio.to_thread(work)
    except asyncio.CancelledError as error:
        print(repr(error), names(error)[0], names(error)[-1])

    task = asyncio.create_task(asyncio.sleep(3600))
    loop = asyncio.get_running_loop()

    def wait():
        async def cancelled():
            raise asyncio.CancelledError("inside")

        try:
            asyncio.run_coroutine_threadsafe(cancelled(), loop).result()
        except concurrent.futures.CancelledError as error:
            return repr(error)

    print(await asyncio.to_thread(wait))
    task.cancel()


asyncio.run(main())
