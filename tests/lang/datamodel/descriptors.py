def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class D:
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None): return f"get {self.name} {obj is None} {owner.__name__}"
    def __set__(self, obj, v): print("set", self.name, v)
    def __delete__(self, obj): print("delete", self.name)
class A:
    x = D()
a = A(); print(a.x, A.x); a.x = 5; del a.x; a.__dict__["x"] = 1; print(a.x)
class N:
    def __get__(self, o, t): return "nondata"
class B:
    y = N()
b = B(); print(b.y); b.y = 3; print(b.y, B.y); del b.y; print(b.y)
class S:
    def __set__(self, o, v): o.__dict__["z"] = v * 2
class C:
    z = S()
c = C(); print(type(c.z).__name__); c.z = 4; print(c.z)
class R:
    def __get__(self, o, t): return 1
class RO:
    r = property(lambda self: "p")
attempt(setattr, RO(), "r", 1); attempt(delattr, RO(), "r")
class Meta(type):
    @property
    def mp(cls): return "meta prop"
class M(metaclass=Meta): pass
print(M.mp); attempt(lambda: M().mp)
class Bad:
    def __set_name__(self, o, n): raise ValueError("bad name")
try:
    class X: b = Bad()
except ValueError as e: print(e, e.__notes__)
class P:
    @property
    def v(self): "the doc"; return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): del self._v
p = P(); p.v = 3; print(p.v, P.v.__doc__, P.v.fget.__name__, P.v.fset is not None, P.v.fdel is not None); del p.v; attempt(lambda: p.v); print(P.v.__name__, type(P.v).__name__)
class Q(P):
    @P.v.getter
    def v(self): return "Q"
q = Q(); q.v = 9; print(q.v, q._v)
class W:
    wo = property(None, lambda s, v: print("wo", v))
W().wo = 1; attempt(lambda: W().wo)
print(A.__dict__["x"].__class__.__name__, property().fget, isinstance(P.v, property))
