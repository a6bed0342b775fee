def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class C:
    def __init__(self, n, swallow=False): self.n = n; self.s = swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__, v, tb is not None); return self.s
with C(1) as a, C(2) as b: print(a, b)
with (C(3) as c, C(4)): print(c)
with (C(5)): pass
with C(6), C(7, True): raise ValueError("x")
print("swallowed")
try:
    with C(8): raise KeyError("y")
except KeyError as e: print(repr(e))
def f():
    with C(9): return "r"
print(f())
for i in range(2):
    with C(10 + i):
        if i == 0: continue
        break
with C(("p", "q")) as (x, y): print(x, y)
class Bad1:
    def __enter__(self): pass
class Bad2:
    def __exit__(self, *a): pass
def w(m):
    with m: print("body")
attempt(w, Bad1()); attempt(w, Bad2()); attempt(w, 5); attempt(w, None)
class EE:
    def __enter__(self): raise ValueError("in enter")
    def __exit__(self, *a): print("never")
attempt(w, EE())
class EX:
    def __enter__(self): return self
    def __exit__(self, *a): raise TypeError("in exit")
attempt(w, EX())
try:
    with EX(): raise KeyError("orig")
except TypeError as e: print(repr(e.__context__))
class B:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError
    def __bool__(self): return False
class R:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return []
try:
    with R(): 1 / 0
except ZeroDivisionError: print("falsy return")
with C([0]) as l: l[0] = 5
print(l)
class O: pass
o = O()
with C(20) as o.attr, C(21) as l[0]: print(o.attr, l)
inst = O(); inst.__enter__ = lambda: 1; inst.__exit__ = lambda *a: None
attempt(w, inst)
