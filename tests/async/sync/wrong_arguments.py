"""Wrong arguments for what CPython has in Python: its words."""
import asyncio

for kind in [
    asyncio.Lock, asyncio.Event, asyncio.Condition, asyncio.Semaphore, asyncio.Barrier, asyncio.Queue,
    asyncio.PriorityQueue, asyncio.TaskGroup, asyncio.Runner, asyncio.Timeout,
]:
    try:
        kind(nonsense=1)
    except TypeError as error:
        print(error)
for call in [
    lambda: asyncio.Lock(1), lambda: asyncio.Event(1, 2), lambda: asyncio.Barrier(), lambda: asyncio.Queue(1, 2),
    lambda: asyncio.Semaphore(1, 2), lambda: asyncio.TaskGroup(1), lambda: asyncio.Lock().release(1),
    lambda: asyncio.Queue().put_nowait(), lambda: asyncio.Queue().get_nowait(2), lambda: asyncio.Event().set(1),
    lambda: asyncio.Barrier(1, 2), lambda: asyncio.Queue().put_nowait(1, 2), lambda: asyncio.Lock().locked(x=1),
]:
    try:
        call()
    except TypeError as error:
        print(error)
