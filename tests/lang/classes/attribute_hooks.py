class A:
    def __getattr__(self, n):
        if n.startswith("dyn"): return n.upper()
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
a = A()
a.x = 1
print(a.x, a.dyn1, getattr(a, "q", "default"), hasattr(a, "zz"))
del a.x
try:
    a.x
except AttributeError as e:
    print(e)
try:
    del a.x
except AttributeError as e:
    print(e)
class B:
    y = 5
    def __getattribute__(self, n):
        print("ga", n)
        return super().__getattribute__(n)
    def __getattr__(self, n): return "fallback"
    def m(self): return 1
b = B()
print(b.y, b.z, b.m())
class C:
    def __getattribute__(self, n): raise ValueError("nope")
try:
    C().x
except ValueError as e:
    print(e)
try:
    hasattr(C(), "x")
except ValueError as e:
    print("hasattr", e)
print(len([1]), C.__name__)
class D:
    def __dir__(self): return ["z", "a"]
print(dir(D()))
setattr(a, "k", 2); print(getattr(a, "k")); delattr(a, "k")
try:
    getattr(a, 5)
except TypeError as e:
    print(e)
class E: pass
e = E(); e.__dict__["weird key"] = 1
print(getattr(e, "weird key"), vars(e))
e.__dict__ = {"n": 2}
print(e.n)
try:
    e.__dict__ = 5
except TypeError as x:
    print(x)
class F:
    def __len__(self): return 5
f = F(); f.__len__ = lambda: 10
print(len(f))
try:
    None.x
except AttributeError as x:
    print(x)
try:
    "".x = 1
except AttributeError as x:
    print(x)
try:
    int.x = 1
except TypeError as x:
    print(x)
try:
    E.nope
except AttributeError as x:
    print(x)
try:
    del E.nope
except AttributeError as x:
    print(x)
class Priv:
    def __init__(self): self.__p = 1; self.__q__ = 2
    def __m(self): return self.__p
    def go(self): return self.__m()
print(sorted(vars(Priv())), Priv().go())
