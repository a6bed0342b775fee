def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
def inner():
    try:
        a = yield 1
        print("inner got", a)
        b = yield 2
        return ("inner", a, b)
    except ValueError as e: print("inner caught", e); return "after throw"
    finally: print("inner fin")
def outer():
    r = yield from inner()
    print("result", r)
    yield r
o = outer(); print(next(o), o.send("A"), o.send("B")); attempt(next, o)
o = outer(); next(o); print(o.throw(ValueError("t"))); o = outer(); next(o); o.close()
def over_list(): r = yield from [1, 2]; print("r", r)
print(list(over_list())); o = over_list(); next(o); attempt(o.send, 5); o = over_list(); next(o); attempt(o.throw, KeyError("z"))
def bad(): yield from 5
attempt(list, bad())
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self): self.n += 1; return self.n
    def send(self, v): print("send", v); return "sent"
    def throw(self, e): print("throw", e); return "thrown"
    def close(self): print("closed")
def deleg(): yield from It()
d = deleg(); print(next(d), d.send("x"), d.throw(ValueError("q")), next(d)); d.close()
def chain(n):
    if n: yield from chain(n - 1)
    yield n
print(list(chain(5)))
def ret(): return (yield from (yield from gen_of_gen()))
def gen_of_gen():
    yield "a"
    return iter("bc")
print(list(ret()))
def catcher():
    try: yield from inner()
    except KeyError as e: print("outer caught", e); yield "ok"
c = catcher(); next(c); print(c.throw(KeyError("k")))
print([*(lambda: (yield from range(3)))()])
def two():
    x = yield from range(2)
    y = yield from (i for i in "ab")
    return x, y
t = two(); print([next(t) for _ in range(4)]); attempt(next, t)
