class M:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v, tb is not None); return self.s
with M(1) as a, M(2) as b:
    print(a, b)
with (M(1) as a, M(2, True) as b,):
    raise ValueError("x")
print("after")
try:
    with M(1), M(2):
        raise KeyError("k")
except KeyError as e:
    print(repr(e))
def f():
    with M("r"):
        return "value"
print(f())
for i in range(2):
    with M(i):
        if i == 0: continue
        break
with M((1, 2)) as (x, y):
    print(x, y)
try:
    with 5: pass
except TypeError as e:
    print(e)
class NoExit:
    def __enter__(self): print("never")
try:
    with NoExit(): pass
except TypeError as e:
    print(e)
class NoEnter:
    def __exit__(self): print("never")
try:
    with NoEnter(): pass
except TypeError as e:
    print(e)
class A:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
try:
    with A(): pass
except TypeError as e:
    print(e)
try:
    with M(1) as z, undefined: pass
except NameError as e:
    print(e)
class E2(M):
    def __enter__(self): raise ValueError("in enter")
try:
    with M("o"), E2("i"): pass
except ValueError as e:
    print(e)
o = M("inst")
o.__exit__ = lambda *a: print("never")
with o: pass
