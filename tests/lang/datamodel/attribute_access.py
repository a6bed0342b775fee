def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class A:
    def __init__(self): self.real = 1
    def __getattr__(self, n):
        if n.startswith("x"): return n.upper()
        raise AttributeError(f"no {n}", name=n, obj=self)
a = A(); print(a.real, a.xyz, hasattr(a, "xq"), hasattr(a, "q"), getattr(a, "q", "dflt")); attempt(lambda: a.q)
class B:
    def __getattribute__(self, n):
        if n == "secret": return 42
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return "fallback " + n
    y = 1
b = B(); print(b.secret, b.y, b.zzz, b.__class__.__name__); b.q = 5; print(b.q, b.__dict__)
class C:
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
c = C(); c.x = 1; print(c.x); del c.x; attempt(lambda: c.x); attempt(delattr, c, "x"); c.__dict__["raw"] = 2; print(c.raw)
class D:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
d = D(); print(d.a, hasattr(d, "b"), hasattr(d, "__dict__")); attempt(setattr, d, "c", 1); attempt(lambda: d.b); d.b = 2; del d.b; attempt(delattr, d, "b"); attempt(lambda: d.__dict__); print(D.a, D.__slots__)
class E(D): pass
e = E(); e.z = 1; print(e.z, e.a)
class F:
    x = 1
F.x = 2; del F.x; attempt(lambda: F.x); attempt(delattr, F, "x"); attempt(delattr, F(), "x")
class G(type):
    def __getattr__(cls, n): return "meta " + n
class H(metaclass=G): pass
print(H.anything); attempt(lambda: H().anything)
print(A.__dict__.get("nope"), vars(a), a.__dict__ is a.__dict__); a.__dict__ = {"new": 1}; print(a.new, vars(a)); attempt(setattr, a, "__dict__", 5)
a.__class__ = B; print(type(a).__name__, a.secret); attempt(setattr, a, "__class__", 5); attempt(setattr, a, "__class__", int); attempt(setattr, a, "__class__", D)
