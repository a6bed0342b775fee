# How many turns lie between a timer, a future and the task that waits.
import asyncio

async def waiter(future, log):
    await future
    log.append("woken")

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    log = []
    task = asyncio.create_task(waiter(future, log))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: log.append("callback"))
    future.set_result(None)
    loop.call_soon(log.append, "soon")
    log.append("set")
    while not task.done():
        log.append("turn")
        await asyncio.sleep(0)
    print(log)

async def sleeper(log, name, delay):
    await asyncio.sleep(delay)
    log.append(name)

async def timers():
    loop = asyncio.get_running_loop()
    log = []
    when = loop.time() + 0.02
    loop.call_at(when, log.append, "first")
    loop.call_at(when - 0.01, log.append, "earlier")
    loop.call_later(0.03, log.append, "last")
    await sleeper(log, "sleeper", 0.05)
    print(log)

asyncio.run(main())
asyncio.run(timers())
