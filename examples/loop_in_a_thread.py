# An event loop on a thread of its own, which the rest of the program gives coroutines to.
import asyncio
import threading


async def double(number):
    await asyncio.sleep(0.1)
    return 2 * number


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever)
thread.start()

futures = [asyncio.run_coroutine_threadsafe(double(number), loop) for number in range(4)]
print([future.result() for future in futures])

loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
