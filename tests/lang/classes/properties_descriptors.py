class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): print("del"); self._x = None
    @property
    def ro(self): return "ro"
p = P()
p.x = 5
print(p.x, P.x.__doc__, type(P.x))
del p.x
print(p.x)
for act in ("p.ro = 1", "del p.ro", "p.nope"):
    try:
        exec(act)
    except AttributeError as e:
        print(e)
class Desc:
    def __set_name__(self, owner, name): self.n = name; print("set_name", owner.__name__, name)
    def __get__(self, o, t): print("get", o is None, t.__name__); return self.n
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class NonData:
    def __get__(self, o, t=None): return "nondata"
class K:
    d = Desc()
    n = NonData()
k = K()
print(k.d, K.d)
k.d = 5
del k.d
k.__dict__["d"] = 1
print(k.d)
print(k.n)
k.n = "inst"
print(k.n, K.n)
class Raises:
    def __get__(self, o, t): raise AttributeError("from get")
class R:
    r = Raises()
    def __getattr__(self, n): return "fallback " + n
print(R().r)
class Cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t):
        if o is None: return self
        v = o.__dict__[self.n] = self.f(o)
        return v
class Q:
    @Cached
    def big(self): print("computing"); return 42
q = Q()
print(q.big, q.big)
class PP:
    @property
    def bad(self): return self.missing
try:
    PP().bad
except AttributeError as e:
    print(e)
class Bound:
    def f(self): return self
    g = len
    h = classmethod(lambda cls: cls.__name__)
    s = staticmethod(lambda: "s")
b = Bound()
print(b.f() is b, b.g([1, 2]), b.h(), b.s(), Bound.h(), Bound.s())
class BadSetName:
    def __set_name__(self, o, n): raise ValueError("bad name")
try:
    class W: a = BadSetName()
except ValueError as e:
    print(e, e.__notes__)
prop = property(lambda s: 1, doc="d")
print(prop.__doc__, prop.fset)
