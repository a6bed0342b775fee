"""Signatures of what is built in: with `self` where nothing is bound, and of classes."""
import asyncio
import inspect

for function in [
    str.upper, "a".upper, list.append, [].append, asyncio.Queue.put, asyncio.Queue().put, asyncio.Lock.release,
    asyncio.Queue, asyncio.LifoQueue, asyncio.Lock, asyncio.Semaphore, asyncio.Barrier, asyncio.TaskGroup,
    asyncio.Future.result, asyncio.Future.set_result, asyncio.StreamReader.readuntil, asyncio.StreamReader,
    asyncio.Runner, asyncio.Runner.run, asyncio.Task, asyncio.Future, asyncio.BaseEventLoop.call_soon,
    asyncio.BaseEventLoop.call_later, len, sorted, print,
]:
    print(function.__qualname__, inspect.signature(function))


class Named(asyncio.Queue):
    def __init__(self, name):
        super().__init__()


class Plain(asyncio.Queue):
    pass


print(inspect.signature(Named), inspect.signature(Plain))


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(callback=print)
    loop.call_later(delay=0.01, callback=print)
    loop.call_at(when=loop.time(), callback=print)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(coro=asyncio.sleep(delay=0.02, result=5))
    print(task.result(), asyncio.isfuture(obj=task), asyncio.iscoroutine(obj=1))
    async with asyncio.timeout(delay=None) as timeout:
        timeout.reschedule(when=None)


asyncio.run(main())
