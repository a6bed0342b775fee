def g(n):
    try:
        for i in range(n):
            r = yield i
            if r is not None: print("got", r)
        return "done"
    finally:
        print("fin")
x = g(3)
print(next(x), x.send("hi"), next(x))
try:
    next(x)
except StopIteration as e:
    print(e.value, e.args)
try:
    next(x)
except StopIteration as e:
    print(e.value, e.args)
print(next(x, "default"))
y = g(3)
try:
    y.send(1)
except TypeError as e:
    print(e)
next(y)
y.close()
y.close()
print(list(y))
z = g(2)
z.close()
print(list(g(2)), tuple(g(0)), sum(g(4)))
w = g(5); next(w)
try:
    w.throw(ValueError("thrown"))
except ValueError as e:
    print(e)
try:
    w.throw(KeyError("after"))
except KeyError as e:
    print(repr(e))
def catcher():
    while True:
        try:
            yield
        except ValueError as e:
            yield f"caught {e}"
c = catcher(); next(c)
print(c.throw(ValueError("v")), c.throw(ValueError, "old") if False else "")
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            return
s = stubborn(); next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def reent():
    yield next(me)
me = reent()
try:
    next(me)
except ValueError as e:
    print(e)
def ret():
    return 5
    yield
try:
    next(ret())
except StopIteration as e:
    print(repr(e))
def rt():
    return (1, 2)
    yield
try:
    next(rt())
except StopIteration as e:
    print(e.value)
def closer():
    try:
        yield
    except GeneratorExit:
        return "closed value"
k = closer(); next(k)
print(k.close())
print(type(k).__name__, k.gi_frame, k.gi_running, repr(g(1)).startswith("<generator object g at 0x"))
n = g(2)
print(n.gi_running, n.gi_yieldfrom, n.__name__, n.__qualname__, iter(n) is n)
try:
    next(5)
except TypeError as e:
    print(e)
try:
    w.throw(5)
except TypeError as e:
    print(e)
try:
    g(1).throw("x")
except TypeError as e:
    print(e)
