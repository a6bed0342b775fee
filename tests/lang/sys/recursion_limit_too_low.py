# The recursion limit cannot be set to less than what the calls that run need.
import sys


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def lower(depth, limit):
    if depth:
        return lower(depth - 1, limit)
    sys.setrecursionlimit(limit)
    return "set"


def generate():
    sys.setrecursionlimit(2)
    yield 1


def delegate():
    yield from generate()


async def coroutine():
    sys.setrecursionlimit(2)


async def awaiting():
    await coroutine()


class Settings:
    def __init__(self):
        sys.setrecursionlimit(2)


attempt(lambda: sys.setrecursionlimit(0))
attempt(lambda: sys.setrecursionlimit(1))
attempt(lambda: sys.setrecursionlimit(3))
attempt(lambda: lower(100, 60))
attempt(lambda: lower(100, 104))
attempt(lambda: [item for item in generate()])
attempt(lambda: list(delegate()))
attempt(lambda: awaiting().send(None))
attempt(Settings)
attempt(lambda: lower(100, 500))
print(sys.getrecursionlimit())
