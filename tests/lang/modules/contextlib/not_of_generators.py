# Managers whose function gives something else than a generator, and what the errors come from.
import asyncio
import contextlib


@contextlib.contextmanager
def made_of(thing):
    return thing


@contextlib.asynccontextmanager
def made_async(thing):
    return thing


class Steps:
    def __init__(self):
        self.count = 0

    def __next__(self):
        self.count += 1
        if self.count > 1:
            raise StopIteration
        return 'step'

    async def __anext__(self):
        self.count += 1
        if self.count > 1:
            raise StopAsyncIteration
        return 'async step'


def attempt(thing):
    try:
        with made_of(thing) as value:
            print('entered with', value)
    except Exception as error:
        print(type(error).__name__, error)


async def attempt_async(thing):
    try:
        async with made_async(thing) as value:
            print('entered with', value)
    except Exception as error:
        print(type(error).__name__, error)


for thing in [7], Steps(), iter([1]), iter([]), iter([1, 2]):
    attempt(thing)
for thing in [7], Steps(), object():
    asyncio.run(attempt_async(thing))


@contextlib.contextmanager
def empty():
    if False:
        yield


try:
    try:
        raise OSError('before')
    except OSError:
        with empty():
            pass
except RuntimeError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__), error.__cause__)
print(sum([-0.0], -0.0), sum([-0.0, -0.0], -0.0), sum([], -0.0), sum([-0.0]))
