import asyncio

async def coroutine_function():
    pass

def attempt(method, *args):
    try:
        method(*args)
        print("accepted")
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    for bad in (coroutine_function, 3, None):
        attempt(loop.call_soon, bad)
        attempt(loop.call_later, 1, bad)
        attempt(loop.call_at, 1, bad)
        attempt(loop.call_soon_threadsafe, bad)
        attempt(loop.run_in_executor, None, bad)

    def in_thread():
        attempt(loop.call_soon, print)
        attempt(loop.call_later, 1, print)
        attempt(loop.call_at, 1, print)
        attempt(loop.call_soon_threadsafe, print, "from the thread")

    await asyncio.to_thread(in_thread)
    await asyncio.sleep(0.01)
    loop.set_debug(False)
    print(loop.get_debug())

asyncio.run(main(), debug=True)
asyncio.run(asyncio.sleep(0), debug=False)
loop = asyncio.new_event_loop()
print(loop.get_debug())
loop.set_debug(True)
print(loop.get_debug())
loop.slow_callback_duration = 2
print(loop.slow_callback_duration)
loop.close()
