"""Futures whose class forgot to call __init__; what a future's iterator does with exceptions."""
import asyncio
import warnings


class Forgetful(asyncio.Future):
    def __init__(self, *args, **keywords):
        pass


class Idle(asyncio.Task):
    def __init__(self, *args, **keywords):
        pass


def show(call, *args):
    try:
        print(call.__name__, "gives", call(*args))
    except Exception as error:
        print(call.__name__, "raises", repr(error))


loop = asyncio.new_event_loop()
future = Forgetful(loop=loop)
for call in (future.get_loop, future.result, future.exception, future.done, future.cancelled, future.cancel,
             future.__await__, future.__iter__):
    show(call)
show(future.set_result, 1)
show(future.remove_done_callback, print)
task = Idle(None)
for call in (task.get_coro, task.get_name, task.get_loop, task.done):
    show(call)

steps = iter(asyncio.Future(loop=loop))
for thrown in (ValueError, ValueError("text"), KeyError("key"), list, 5):
    show(steps.throw, thrown)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for three in ((ValueError, ValueError("v"), None), (ValueError, "text"), (ValueError, None, None),
                  (ValueError("v"), 1), (ValueError, None, 32)):
        show(iter(asyncio.Future(loop=loop)).throw, *three)
print({str(warning.message) for warning in caught})
loop.close()
