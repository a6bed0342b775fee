"""A generator or coroutine that waits for one that runs is running too."""
import inspect


def inner():
    print(inspect.getgeneratorstate(waiting), waiting.gi_running, waiting.gi_yieldfrom, waiting.gi_suspended, running.gi_running)
    yield
    print("again", waiting.gi_running)
    for use in (lambda: next(waiting), waiting.close, lambda: waiting.throw(KeyError)):
        try:
            use()
        except ValueError as error:
            print(error)
    yield 2


def outer():
    yield from running


running, waiting = inner(), outer()
next(waiting)
print(inspect.getgeneratorstate(waiting), waiting.gi_running, waiting.gi_yieldfrom is running)
print(next(waiting))
print(list(waiting), waiting.gi_yieldfrom, inspect.getgeneratorstate(waiting), waiting.gi_running)


async def below():
    print(inspect.getcoroutinestate(above), above.cr_running, above.cr_await)


async def over():
    await awaited


awaited = below()
above = over()
try:
    above.send(None)
except StopIteration:
    pass
try:
    type("Named", (), {"__qualname__": 42})
except TypeError as error:
    print(error)
