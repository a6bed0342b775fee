import asyncio


def show(e):
    print(repr(e), "context:", repr(e.__context__))


async def fails(error):
    await asyncio.sleep(0)
    try:
        raise ValueError("inner")
    except ValueError as e:
        e.__context__ = None
        raise


async def clean(error):
    try:
        raise error
    finally:
        error.__context__ = None


async def awaiter():
    try:
        raise KeyError("handled")
    except KeyError:
        await fails(None)


async def awaiter_at_once():
    try:
        raise KeyError("handled")
    except KeyError:
        await clean(OSError("at once"))


async def deep():
    try:
        1 / 0
    except ZeroDivisionError:
        await awaiter()


async def items():
    try:
        yield 1
    except BaseException as e:
        e.__context__ = None
        raise
    yield 2


async def throwing():
    agen = items()
    await agen.__anext__()
    try:
        raise KeyError("handled")
    except KeyError:
        await agen.athrow(TypeError("thrown"))


async def wait_future():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(RuntimeError("future"))
    try:
        raise KeyError("handled")
    except KeyError:
        await future


async def not_awaitable():
    try:
        raise KeyError("handled")
    except KeyError:
        await helper()


async def helper():
    await 3


async def twice():
    c = asyncio.sleep(0)
    await c
    try:
        raise KeyError("handled")
    except KeyError:
        await again(c)


async def again(c):
    await c


async def main():
    for f in (awaiter, awaiter_at_once, deep, throwing, wait_future, not_awaitable, twice):
        try:
            await f()
        except BaseException as e:
            print(f.__name__, end=" ")
            show(e)


asyncio.run(main())


# A throw goes to the innermost one; those that wait for it take what it raises as thrown.
def inner():
    try:
        yield 1
    except ValueError as e:
        e.__context__ = None
        raise


def outer():
    try:
        raise KeyError("handled")
    except KeyError:
        yield from inner()


def later():
    try:
        raise KeyError("handled")
    except KeyError:
        try:
            yield from inner()
        except ValueError:
            yield from fresh()


def fresh():
    error = OSError("fresh")
    try:
        raise error
    finally:
        error.__context__ = None
    yield


for f in (outer, later):
    g = f()
    next(g)
    try:
        g.throw(ValueError("thrown"))
    except Exception as e:
        print(f.__name__, end=" ")
        show(e)
