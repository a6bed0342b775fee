class Base:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.subs.append(cls.__name__)
class A(Base, tag="x"): pass
class B(A): pass
print(Base.subs, A.tag, B.tag)
try:
    class C(Base, other=1): pass
except TypeError as e:
    print(e)
try:
    class D(metaclass=type, foo=1): pass
except TypeError as e:
    print(e)
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[int], G[1, 2])
try:
    A[int]
except TypeError as e:
    print(e)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name); super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("call", cls.__name__); return super().__call__(*a)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, kw); return {"prepared": 1}
    def __getitem__(cls, k): return "item", k
    def __len__(cls): return 3
    def __iter__(cls): return iter("xyz")
    def __contains__(cls, x): return x == 1
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, o): return o is int
    def __repr__(cls): return "<M " + cls.__name__ + ">"
    def __getattr__(cls, n): return "meta " + n
    @property
    def mp(cls): return "metaprop"
class M(metaclass=Meta, z=1):
    x = 1
class N(M): y = 2
print(M(), type(M), M[3], len(M), list(M), 1 in M, isinstance(5, M), issubclass(int, M), M, M.foo, M.mp, N.prepared) if False else None
m = M()
print(type(m).__name__, type(M).__name__, M[3], len(M), list(M), 1 in M, isinstance(5, M), issubclass(int, M), M, M.foo, M.mp, N.prepared)
try:
    m.mp
except AttributeError as e:
    print(e)
X = type("X", (Base,), {"v": 5, "f": lambda self: self.v}, tag="dyn")
print(X().f(), X.tag, X.__name__, X.__module__)
class M2(type): pass
try:
    class Conflict(M, metaclass=M2): pass
except TypeError as e:
    print(e)
def fmeta(name, bases, ns): return (name, bases, [k for k in ns if not k.startswith("__")])
class F(1 if False else object, metaclass=fmeta): a = 1
print(F)
class MRO(type):
    def mro(cls): return [cls, object]
class ME:
    def __mro_entries__(self, bases): return (Base,)
class Y(ME()): pass
print(Y.__bases__, Y.__orig_bases__ != Y.__bases__)
print(type(5), type(type), type.__name__, type("Q", (), {}).__qualname__)
