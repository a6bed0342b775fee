# bide-only: CPython's message has no place, and real time
import asyncio
import time

def helper():
    time.sleep(0.25)

async def blocking():
    await asyncio.sleep(1)
    helper()

async def quick():
    time.sleep(0.01)

async def main():
    await asyncio.gather(
        asyncio.create_task(blocking(), name="blocking"),
        asyncio.create_task(quick(), name="quick"),
    )
    loop = asyncio.get_running_loop()
    loop.call_soon(time.sleep, 0.125)
    loop.call_soon(lambda: time.sleep(0.5))
    await asyncio.sleep(1)
    loop.slow_callback_duration = 0.005
    await quick()
    await asyncio.sleep(1)

asyncio.run(main(), debug=True)
