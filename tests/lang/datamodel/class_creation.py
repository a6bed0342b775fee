import types
def body(ns): ns["a"] = 1
C = types.new_class("C", (), {}, body); print(C.a, C.__name__)
class A:
    """doc"""
    x: int = 1
    y: str
    def m(self): return __class__
    print(__name__, __qualname__, __module__)
    locals()["dyn"] = 5
print(A.__doc__, A.__annotations__, A().m() is A, A.dyn, A.__dict__["x"], A.__firstlineno__, A.__static_attributes__)
class B(A):
    def __init__(self): self.p = 1; self.q = 2
    def s(self): return super().m()
print(B().s() is A, sorted(B.__static_attributes__), B.__base__, B.__bases__, B.mro() == list(B.__mro__), A.__subclasses__())
del A.x; print(hasattr(A, "x"))
A.__name__ = "Renamed"; print(A.__name__, A.__qualname__, repr(A)); A.__qualname__ = "QQ"; print(A)
A.__module__ = "mm"; print(A)
for k, v in (("__name__", 5), ("__bases__", 5), ("__dict__", {}), ("__mro__", ()), ("__qualname__", 1)):
    try:
        setattr(A, k, v)
    except (TypeError, AttributeError) as e: print(e)
class P1: v = "p1"
class P2: v = "p2"
class Ch(P1): pass
Ch.__bases__ = (P2,); print(Ch.v, Ch.__mro__)
x = 1
class Scope:
    y = x
    x = 2
    z = [x for _ in range(1)] if False else x
    def f(self): return x
print(Scope.y, Scope.z, Scope().f())
def outer():
    v = "outer"
    class I:
        v2 = v
        v = "inner" if False else "own"
        def g(self): return v
    return I
try:
    print(outer().v2)
except UnboundLocalError as e: print(e)
except NameError as e: print(type(e).__name__, e)
