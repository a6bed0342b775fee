"""A script, or a test of one, replaces methods of asyncio's classes for a while."""
import asyncio
from unittest import mock


async def main():
    queue, lock = asyncio.Queue(), asyncio.Lock()
    with mock.patch.object(asyncio.Queue, "get", return_value="mocked") as get:
        print(await queue.get(), await asyncio.PriorityQueue().get(), get.await_count)
    queue.put_nowait("real")
    print(await queue.get())

    seen = []
    original = asyncio.Lock.release

    def release(self):
        seen.append(self is lock)
        return original(self)

    asyncio.Lock.release = release
    try:
        for _ in range(2):
            await lock.acquire()
            lock.release()
    finally:
        asyncio.Lock.release = original
    async with lock:
        pass
    print(seen, lock.locked())

    asyncio.Event.colour = "green"
    print(asyncio.Event().colour, asyncio.Event.colour)
    del asyncio.Event.colour
    print(hasattr(asyncio.Event(), "colour"))

    with mock.patch("asyncio.BaseEventLoop.call_exception_handler") as handler:
        asyncio.get_running_loop().call_exception_handler({"message": "not shown"})
    print(handler.call_args)
    with mock.patch("asyncio.base_events.BaseEventLoop.create_connection", side_effect=OSError("no net")):
        try:
            await asyncio.open_connection("example.org", 80)
        except OSError as error:
            print(error)
    for kind in (asyncio.Future, asyncio.Task):
        try:
            kind.result = None
        except TypeError as error:
            print(error)


asyncio.run(main())
