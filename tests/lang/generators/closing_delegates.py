# GeneratorExit closes what a generator delegates to before it comes to the generator itself.


def attempt(label, function):
    try:
        print(label, "gave", function())
    except BaseException as error:
        print(label, "raised", type(error).__name__, error, "context", repr(error.__context__))


def swallows():
    try:
        yield "swallows"
    except GeneratorExit as exit:
        print("swallowed", exit.args)
    return "value"


def raises_anew():
    try:
        yield "raises anew"
    except GeneratorExit:
        raise GeneratorExit(123)


def raises_stop():
    try:
        yield "raises another"
    except GeneratorExit:
        raise KeyError("from inside")


def ignores():
    try:
        yield "ignores"
    except GeneratorExit:
        yield "ignored"


def outer(inner):
    try:
        print("inner gave", (yield from inner()))
    except GeneratorExit as exit:
        print("outer got GeneratorExit", exit.args)
        raise
    except Exception as error:
        print("outer got", type(error).__name__, error)
    yield "after"


def outmost(inner):
    try:
        print("outer gave", (yield from outer(inner)))
    except BaseException as error:
        print("outmost got", type(error).__name__, error)
        raise


for make in (outer, outmost):
    for inner in (swallows, raises_anew, raises_stop, ignores):
        print("--", make.__name__, inner.__name__, "close")
        generator = make(inner)
        next(generator)
        attempt("close", generator.close)
        attempt("next", lambda: next(generator))
        print("--", make.__name__, inner.__name__, "throw")
        generator = make(inner)
        next(generator)
        attempt("throw", lambda: generator.throw(GeneratorExit("thrown")))
        attempt("next", lambda: next(generator))

print("-- coroutines")


class Wait:
    def __await__(self):
        try:
            yield "waiting"
        finally:
            print("wait ends")


async def swallows_await():
    try:
        await Wait()
    except GeneratorExit:
        print("swallowed")
    return "value"


async def awaits():
    try:
        print("gave", await swallows_await())
    except GeneratorExit as exit:
        print("awaits got GeneratorExit", exit.args)
        raise


coroutine = awaits()
print(coroutine.send(None))
attempt("close", coroutine.close)
coroutine = awaits()
print(coroutine.send(None))
attempt("throw", lambda: coroutine.throw(GeneratorExit("thrown")))

print("-- iterators with and without close")


class Closes:
    def __init__(self, error=None):
        self.error = error

    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print("close called")
        if self.error:
            raise self.error


def over(iterator):
    try:
        yield from iterator
    except BaseException as error:
        print("over got", type(error).__name__, error)
        raise


for iterator in (Closes(), Closes(KeyError("in close")), range(3)):
    generator = over(iterator)
    print(next(generator))
    attempt("close", generator.close)
