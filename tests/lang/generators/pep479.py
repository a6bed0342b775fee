def a():
    raise StopIteration("x")
    yield
try:
    next(a())
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__))
def b():
    yield next(iter([]))
try:
    list(b())
except RuntimeError as e:
    print(e)
try:
    print(list(next(iter([])) for _ in range(3)))
except RuntimeError as e:
    print(e)
async def c():
    raise StopIteration
try:
    c().send(None)
except RuntimeError as e:
    print(e)
async def d():
    raise StopAsyncIteration
    yield
try:
    d().__anext__().send(None)
except RuntimeError as e:
    print(e)
def e():
    try:
        yield
    except StopIteration:
        print("caught inside")
        return "ok"
g = e(); next(g)
try:
    g.throw(StopIteration())
except StopIteration as x:
    print(x.value)
class I:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
print(list(I()), [*I()], dict(I()))
class Sub(StopIteration): pass
def f():
    raise Sub
    yield
try:
    next(f())
except RuntimeError as x:
    print(x)
