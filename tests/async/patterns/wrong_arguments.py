"""Functions of asyncio called with arguments that they do not take."""
import asyncio

calls = [
    lambda: asyncio.sleep(),
    lambda: asyncio.sleep(1, loop=None),
    lambda: asyncio.wait_for(1),
    lambda: asyncio.wait([], loop=None),
    lambda: asyncio.gather(loop=None),
    lambda: asyncio.run(),
    lambda: asyncio.run(1, 2),
    lambda: asyncio.timeout(),
    lambda: asyncio.timeout(1, 2),
    lambda: asyncio.shield(),
    lambda: asyncio.ensure_future(),
    lambda: asyncio.create_task(),
    lambda: asyncio.as_completed(),
    lambda: asyncio.to_thread(),
    lambda: asyncio.isfuture(),
    lambda: asyncio.iscoroutine(1, 2),
    lambda: asyncio.set_event_loop(),
    lambda: asyncio.new_event_loop(1),
    lambda: asyncio.Lock(loop=None),
    lambda: asyncio.Queue(1, loop=None),
    lambda: asyncio.current_task(1, 2),
]
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
