import types
async def agen():
    try:
        while True:
            got = yield 1
            print("got", got)
    finally:
        print("cleanup")

@types.coroutine
def pause():
    yield "pause"

async def slow():
    try:
        yield 1
        await pause()
        yield 2
    except GeneratorExit:
        await pause()
        raise

def attempt(name, function, *args):
    try:
        print(name, "->", function(*args))
    except BaseException as error:
        print(name, type(error).__name__, error)

def run(step):
    try:
        step.send(None)
    except StopIteration as stop:
        return stop.value
    return "suspended"

for kind in "asend", "athrow", "aclose", "__anext__":
    make = lambda g: {"asend": lambda: g.asend(None), "athrow": lambda: g.athrow(KeyError("k")), "aclose": g.aclose, "__anext__": g.__anext__}[kind]()
    print("---", kind)
    step = make(agen())
    attempt("1", run, step)
    attempt("again send", step.send, None)
    attempt("again next", next, step)
    attempt("again throw", step.throw, ValueError("v"))
    attempt("again close", step.close)
    attempt("after close", step.send, None)
    step = make(agen())
    attempt("close", step.close)
    attempt("send closed", step.send, None)
    attempt("throw closed", step.throw, ValueError("v"))
    g = agen()
    run(g.__anext__())
    step = make(g)
    attempt("throw first", step.throw, ValueError("v"))
    attempt("send after throw", step.send, None)
    g = agen()
    run(g.__anext__())
    step = make(g)
    attempt("send value first", step.send, 5)
    g = agen()
    step = make(g)
    attempt("fresh send value", step.send, 5)
    step.close()
    g = slow()
    run(g.__anext__())
    one, two = make(g), g.asend(None)
    attempt("one", run, one)
    attempt("two at once", run, two)
    attempt("two again", run, two)
    attempt("aclose at once", run, g.aclose())
    attempt("athrow at once", run, g.athrow(KeyError))
    attempt("one close", one.close)
    attempt("one after", run, one)
    attempt("then", run, g.asend(None))
    g = slow()
    run(g.__anext__())
    one = make(g)
    attempt("one", run, one)
    attempt("throw", one.throw, ValueError("into"))
    attempt("send", run, one)
    g = agen()
    run(g.aclose())
    step = make(g)
    attempt("on closed", run, step)
    attempt("on closed again", run, step)

print("--- never awaited")
g = agen()
g.asend(1), g.__anext__(), g.athrow(KeyError), g.aclose()
del g
