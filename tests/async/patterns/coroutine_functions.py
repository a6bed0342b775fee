"""Which functions of asyncio are coroutine functions: what mocks and callers of both kinds ask."""
import asyncio
import inspect
from unittest import mock


def is_async(function):
    return inspect.iscoroutinefunction(function)


async def call(function, *args):
    result = function(*args)
    return await result if is_async(function) else result


print([name for name in ("sleep", "wait_for", "wait", "to_thread", "open_connection", "start_server",
                         "create_subprocess_exec", "gather", "shield", "run", "create_task", "timeout")
       if is_async(getattr(asyncio, name))])
for kind in (asyncio.Lock, asyncio.Semaphore, asyncio.Condition, asyncio.Event, asyncio.Barrier, asyncio.Queue,
             asyncio.StreamReader, asyncio.StreamWriter, asyncio.TaskGroup, asyncio.Timeout, asyncio.BaseEventLoop):
    public = [name for name in dir(kind) if name in ("__aenter__", "__aexit__", "__anext__") or name[0] != "_"]
    print(kind.__name__, [name for name in public if name != "acquire" and is_async(getattr(kind, name))])


async def main():
    queue = asyncio.Queue()
    await call(queue.put, 1)
    await call(queue.put_nowait, 2)
    print(await call(queue.get), await call(queue.get_nowait), await call(asyncio.sleep, 0, "slept"))
    with mock.patch("asyncio.sleep") as sleep:
        await asyncio.sleep(3600)
    print(type(sleep).__name__, sleep.await_args_list)
    writer = mock.Mock(spec=asyncio.StreamWriter)
    await writer.drain()
    writer.write(b"text")
    writer.drain.assert_awaited_once()
    lock = mock.MagicMock(spec=asyncio.Lock)
    async with lock:
        print("mock of a lock:", lock.__aenter__.await_count)
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    for callback in (asyncio.sleep, queue.get):
        try:
            loop.call_soon(callback, 1)
        except TypeError as error:
            print(error)


asyncio.run(main())
