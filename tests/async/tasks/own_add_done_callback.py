# What asyncio adds to futures goes through an `add_done_callback` of the script's own.
import asyncio


class Noting(asyncio.Future):
    def add_done_callback(self, callback, *, context=None):
        print('added', 'with a context' if context is not None else '')
        super().add_done_callback(callback, context=context)


class Wrapping(asyncio.Future):
    def add_done_callback(self, callback, *, context=None):
        def wrapped(future):
            print('before')
            callback(future)
            print('after')
        super().add_done_callback(wrapped, context=context)


class Task(asyncio.Task):
    def add_done_callback(self, callback, *, context=None):
        print('added to', self.get_name())
        super().add_done_callback(callback, context=context)


async def job(value):
    await asyncio.sleep(0)
    return value


async def with_futures(kind):
    loop = asyncio.get_running_loop()

    def soon(value):
        future = kind()
        loop.call_soon(future.set_result, value)
        return future

    print(kind.__name__)
    print(await soon(1))
    print(await asyncio.gather(soon(2), soon(3)))
    done, pending = await asyncio.wait([soon(4), soon(5)])
    print(len(done), len(pending))
    print(await asyncio.wait_for(soon(6), 1))
    for next_one in asyncio.as_completed([soon(7)]):
        print(await next_one)
    future = kind()
    loop.call_later(0.01, future.set_result, 8)
    done, pending = await asyncio.wait([future], timeout=0.001)
    print(len(done), len(pending), await future)


async def main():
    await with_futures(Noting)
    await with_futures(Wrapping)
    asyncio.get_running_loop().set_task_factory(
        lambda loop, coroutine, **options: Task(coroutine, loop=loop, **options))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(job(1), name='grouped')
    print(task.result())
    print(await asyncio.gather(asyncio.create_task(job(2), name='gathered')))

asyncio.run(main())
loop = asyncio.new_event_loop()
future = Noting(loop=loop)
loop.call_soon(future.set_result, 'run until complete')
print(loop.run_until_complete(future))
loop.close()
