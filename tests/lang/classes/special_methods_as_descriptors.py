class C:
    def meth(self, a): return "C(%r)" % a
class D(C):
    def meth(self, a): return "D(%r)" % a + self.__super.meth(a)
D._D__super = super(D)
print(D().meth(3), D._D__super, super(D, D()).__thisclass__, super(D, D()).__self_class__)
class E:
    __eq__ = None
    __add__ = None
    __bool__ = None
    __lt__ = None
    __neg__ = None
    __iadd__ = None
class F:
    def __eq__(self, o): return True
    def __radd__(self, o): return 5
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: E() == F()); t(lambda: F() == E()); t(lambda: E() + F()); t(lambda: bool(E())); t(lambda: -E()); t(lambda: not E())
t(lambda: E() != 1)
def ia():
    e = E(); e += 1
t(ia)
class S:
    @staticmethod
    def __add__(o): return "static add %r" % o
    @classmethod
    def __sub__(cls, o): return "class sub %s %r" % (cls.__name__, o)
    @classmethod
    def __radd__(cls, o): return "class radd %s %r" % (cls.__name__, o)
    @staticmethod
    def __bool__(): return False
    @staticmethod
    def __neg__(): return "neg"
    @staticmethod
    def __len__(): return 3
    @staticmethod
    def __getitem__(k): return k
    @staticmethod
    def __call__(*a): return a
    @classmethod
    def __iter__(cls): return iter([1])
    @staticmethod
    def __contains__(x): return True
    @staticmethod
    def __eq__(x): return "eq"
    __hash__ = staticmethod(lambda: 3)
    __repr__ = staticmethod(lambda: "R")
    __enter__ = staticmethod(lambda: "enter")
    __exit__ = staticmethod(lambda *a: print(len(a)))
s = S()
for f in (lambda: s + 1, lambda: s - 1, lambda: 1 + s, lambda: bool(s), lambda: -s, lambda: len(s), lambda: s[4], lambda: s(1, 2), lambda: list(s), lambda: 3 in s, lambda: s == 4, lambda: hash(s), lambda: repr(s), lambda: str(s), lambda: s < 3):
    t(f)
with s as x: print(x)
class N(float):
    def __init__(self, v, extra=None): self.extra = extra
n = N(2.5, extra=7); print(n, n.extra)
class L(list):
    def __new__(cls, seq, extra=None):
        self = super().__new__(cls, seq); self.extra = extra; return self
l = L([1, 2], extra=3); print(l, l.extra)
class T(tuple):
    pass
t(lambda: T([1], extra=1)); t(lambda: tuple([1], x=1))
class K:
    @classmethod
    def __new__(*args): return args
t(lambda: [getattr(a, '__name__', a) for a in K(1, 2)])
try:
    1/0
except ZeroDivisionError as e:
    print(e.__traceback__ is e.__traceback__)
    tb = e.__traceback__
    try:
        raise
    except ZeroDivisionError as f:
        print(f.__traceback__ is tb, f.__traceback__.tb_next)
def fn():
    raise KeyError
try: fn()
except KeyError as e:
    tb = e.__traceback__; print(tb.tb_next is tb.tb_next, tb.tb_next.tb_next)
    x = ValueError().with_traceback(tb); print(x.__traceback__ is tb)
L2 = [3,1,2]
def cmp(x):
    L2.append(4); L2.pop()
    return x
t(lambda: L2.sort(key=cmp))
@staticmethod
def sm():
    "doc"
print(sm.__module__, sm.__name__, sm.__doc__)
class Proxy:
    def __init__(self, o): self.o = o
    def __getattribute__(self, n):
        if n in ("o",): return object.__getattribute__(self, n)
        return getattr(self.o, n)
class B:
    def f(self): return "B.f"
class CC(B):
    def f(self): return super().f() + "->C.f"
p = Proxy(CC())
print(CC.f.__get__(p)())
class DynHash:
    def __init__(self): self.h = 1
    __hash__ = property(lambda self: lambda: self.h)
print(hash(DynHash()))
