def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
def g():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("caught", e); yield "recovered"
    finally: print("cleanup")
    return "done"
i = g(); print(next(i), i.send("a")); attempt(i.send, "b"); attempt(next, i)
i = g(); attempt(i.send, 5); print(next(i), i.throw(ValueError("v"))); attempt(next, i)
i = g(); next(i); print(i.close(), i.close()); attempt(next, i)
i = g(); attempt(i.throw, KeyError("k")); attempt(next, i); i = g(); i.close(); attempt(next, i)
i = g(); next(i); attempt(i.throw, KeyError); attempt(i.throw, 5); attempt(i.throw); attempt(i.throw, ValueError, "msg") 
def ignore():
    while True:
        try: yield
        except GeneratorExit: pass
i = ignore(); next(i); attempt(i.close)
def ret_on_close():
    try: yield
    except GeneratorExit: return "value"
i = ret_on_close(); next(i); print(i.close())
def reent():
    yield next(me)
me = reent(); attempt(next, me)
i = g(); print(type(i).__name__, i.__name__, i.__qualname__, i.gi_running, i.gi_frame is not None, i.gi_yieldfrom, i.gi_code.co_name, i.gi_suspended); next(i); print(i.gi_suspended); i.close(); print(i.gi_frame)
def f():
    return
    yield
print(list(f())); attempt(lambda: [x for x in g])
i = (x for x in [1, 2]); print(i.__name__, i.__qualname__, type(i).__name__, iter(i) is i); attempt(len, i); attempt(lambda: i[0]); attempt(lambda: i + 1)
i.__name__ = "renamed"; print(i.__name__, repr(i).split(" at ")[0])
def inf():
    n = 0
    while 1: n += (yield n) or 1
i = inf(); print(next(i), next(i), i.send(10), next(i))
def raises():
    yield 1
    raise ValueError("inside")
i = raises(); next(i); attempt(next, i); attempt(next, i); attempt(list, raises())
def stop():
    yield 1
    raise StopIteration("bad")
attempt(list, stop())
def subgen(): next(iter([])); yield
attempt(list, subgen())
