x: int = 1
try: print(__annotations__)
except NameError as e: print(e)
class A:
    "doc"
    y = 1
    def f(self):
        self.q = 1; self.w = 2
    def g(this): this.zz = 1
class B(A): pass
class S: __slots__ = ('a',)
print(list(A.__dict__), A.__static_attributes__)
print(list(B.__dict__), B.__static_attributes__)
print(list(S.__dict__))
print(A.__dict__['__dict__'], A.__dict__['__weakref__'])
print(A().__weakref__)
print(S.__dict__['a'], type(S.__dict__['a']))
print(vars(B)['__doc__'], B.__weakref__)
import weakref
a = A(); r = weakref.ref(a); print(a.__weakref__ is r)
a.__dict__ = {"k": 1}; print(a.k, a.__dict__, vars(a), A.__dict__['__dict__'].__get__(a))
try: a.__weakref__ = 3
except Exception as e: print(type(e).__name__)
class Meta(type):
    def __new__(m, n, b, ns):
        print(sorted(set(ns) - {'__classdictcell__'}))
        c = super().__new__(m, n, b, ns)
        c.made = c().me()
        return c
class M(metaclass=Meta):
    def me(self): return __class__.__name__
print(M.made)
class Init:
    def __init_subclass__(cls):
        print(cls.me())
class Sub(Init):
    @classmethod
    def me(cls): return __class__, super().__thisclass__
class Meta2(type):
    def __new__(m, n, b, ns):
        ns.pop('__classcell__', None)
        return super().__new__(m, n, b, ns)
try:
    class X(metaclass=Meta2):
        def f(self): return __class__
except RuntimeError as e: print(e)
class Meta3(type):
    def __new__(m, n, b, ns):
        ns['__classcell__'] = 5
        return super().__new__(m, n, b, ns)
try:
    class X(metaclass=Meta3):
        def f(self): return __class__
except TypeError as e: print(e)
print(list(type('Q', (), {'__eq__': 1}).__dict__))
class E(Exception): pass
print(list(E.__dict__))
class O:
    def f(self):
        class In:
            def g(self): self.inner = 1
        self.outer = In
        self.tup, (self.t2, *self.t3) = 1, (2, 3)
        for self.loop in (): pass
        self.aug += 1
        self.ann: int = 3
        self.bare: int
        del self.gone
print(O.__static_attributes__)
print(dir(a)[-6:], [n for n in dir(A) if 'dict' in n or 'weak' in n])
exec("""
def f():
    y = 1
    def g():
        global y
        return y
    return g
y = 9
r = f()()
""", {}, g := {})
print(g['r'])
