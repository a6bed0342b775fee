# `asyncio.run` hands the context to the loop's own `create_task`; delays add up as numbers do.
import asyncio
import contextvars
import inspect


class Loop(asyncio.SelectorEventLoop):
    def create_task(self, coroutine, **options):
        print(coroutine.__name__, {name: type(value) for name, value in options.items()})
        return super().create_task(coroutine, **options)


async def main():
    loop = asyncio.get_running_loop()
    for delay in '1', [], None:
        try:
            loop.call_later(delay, print)
        except TypeError as error:
            print(error)
    for name in ('sleep', 'gather', 'run', 'current_task', 'to_thread', 'run_coroutine_threadsafe',
                 'get_event_loop', 'timeout', 'isfuture', 'wrap_future', 'eager_task_factory', 'Server',
                 'AbstractServer', 'open_connection'):
        print(name, getattr(asyncio, name).__module__)

asyncio.run(main(), loop_factory=Loop)
