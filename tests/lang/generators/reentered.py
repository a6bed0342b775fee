# A generator or coroutine that is running, itself or through what it delegates to, cannot be stepped.


def attempt(label, function):
    try:
        print(label, "gave", function())
    except BaseException as error:
        print(label, "raised", type(error).__name__, error)


print("-- a generator that delegates, stepped from the inner one")


def inner():
    attempt("next", lambda: next(G))
    attempt("send", lambda: G.send(1))
    attempt("throw", lambda: G.throw(KeyError("x")))
    attempt("close", lambda: G.close())
    attempt("list", lambda: list(G))
    attempt("sum", lambda: sum(G))
    try:
        for value in G:
            print("for gave", value)
    except ValueError as error:
        print("for raised", error)
    yield "inner"
    try:
        yield from G
    except ValueError as error:
        print("yield from raised", error)
    yield "again"


def outer():
    yield from inner()
    yield "outer"


G = outer()
print(list(G))

print("-- through three levels")


def middle():
    yield from inner()


def three():
    yield from middle()


G = three()
print(next(G), next(G), list(G))

print("-- a generator that yields from itself")


def itself():
    yield 1
    yield from G


G = itself()
print(next(G))
attempt("next", lambda: next(G))
attempt("next", lambda: next(G))

print("-- an iterator of the script's own that steps its generator")


class Steps:
    def __iter__(self):
        return self

    def __next__(self):
        return next(G)


def over():
    yield from Steps()


G = over()
attempt("next", lambda: next(G))
attempt("next", lambda: next(G))

print("-- a coroutine stepped from what it awaits")


class Once:
    def __await__(self):
        yield "waiting"


async def awaited():
    attempt("send", lambda: C.send(None))
    attempt("throw", lambda: C.throw(KeyError("x")))
    attempt("close", lambda: C.close())
    await Once()
    attempt("send", lambda: C.send(None))
    return 5


async def awaiting():
    return await awaited()


C = awaiting()
print(C.send(None))
try:
    C.send(None)
except StopIteration as stop:
    print("returned", stop.value)

print("-- a generator of __await__ that sends to the coroutine that awaits it")


class Sends:
    def __await__(self):
        attempt("send", lambda: C.send(None))
        yield "waiting"


async def sends():
    await Sends()


C = sends()
print(C.send(None))
C.close()

print("-- what is inside a suspended generator is stepped by itself")


def leaf():
    yield 1
    yield 2
    yield 3
    return "leaf"


def holds():
    print("leaf gave", (yield from L))
    return "holds"


def top():
    print("holds gave", (yield from H))
    yield "end"


L = leaf()
H = holds()
T = top()
print(next(T))
print(next(H))
print(next(T))
attempt("H", lambda: next(H))
attempt("H", lambda: next(H))
print(list(T))

print("-- and closed by itself")
L = leaf()
H = holds()
T = top()
print(next(T))
H.close()
attempt("H", lambda: next(H))
attempt("L", lambda: next(L))
print(list(T))

print("-- the innermost is stepped by itself")
L = leaf()
H = holds()
T = top()
print(next(T), next(L), next(T))
attempt("L", lambda: next(L))
print(list(T))
