# What is no future cannot be waited for, and what is no event loop is none.
import asyncio


class Awaitable:
    def __await__(self):
        return asyncio.sleep(0).__await__()


async def attempt(what, function, *args, **options):
    try:
        result = function(*args, **options)
        if asyncio.iscoroutine(result):
            result = await result
        print(what, type(result).__name__)
    except (TypeError, ValueError, AttributeError) as error:
        print(what, type(error).__name__, error)


async def nothing():
    pass


async def main():
    task = asyncio.create_task(nothing())
    coroutine = nothing()
    for given in [1], 'ab', [None], [[]], [Awaitable()], [coroutine], [[], coroutine], Awaitable(), [int], [task]:
        await attempt('wait', asyncio.wait, given, timeout=1)
    for given in Awaitable(), coroutine, 5:
        await attempt('as_completed', asyncio.as_completed, given)
    for seconds in '1', [], Awaitable():
        await attempt('timeout', asyncio.wait, [task], timeout=seconds)
        await attempt('as_completed', asyncio.as_completed, [asyncio.Future()], timeout=seconds)
    for loop in 5, 'loop', []:
        await attempt('Future', asyncio.Future, loop=loop)
        await attempt('Task', asyncio.Task, coroutine, loop=loop)
        await attempt('ensure_future', asyncio.ensure_future, coroutine, loop=loop)
        print(asyncio.current_task(loop))
    coroutine.close()

asyncio.run(main())
