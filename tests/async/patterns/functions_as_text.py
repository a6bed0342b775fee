"""Functions and methods of asyncio and their like, as text."""
import array
import asyncio
import collections
import re


async def main():
    queue, loop = asyncio.Queue(), asyncio.get_running_loop()
    for function in (
        asyncio.sleep, asyncio.run, asyncio.gather, asyncio.Queue.get, asyncio.Queue.__init__, queue.get,
        queue.__repr__, loop.stop, loop.call_soon, asyncio.Event().set, asyncio.current_task, asyncio.Task.cancel,
        asyncio.current_task().cancel, collections.deque.append, collections.deque().append, re.compile("").match,
        array.array("i").append, [].append, collections.deque().__len__, collections.deque.__len__,
    ):
        print(re.sub("0x[0-9a-f]+", "0x", repr(function)))


class Line(collections.deque):
    pass


asyncio.run(main())
print(re.sub("0x[0-9a-f]+", "0x", repr(Line().append)), Line.append)
