def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class M(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw): print("prepare", name, kw); return {"injected": 1}
    def __new__(mcs, name, bases, ns, **kw): print("new", name, sorted(k for k in ns if not k.startswith("__"))); return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): print("init", name); super().__init__(name, bases, ns)
    def __call__(cls, *a): print("call", cls.__name__, a); return super().__call__(*a)
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __len__(cls): return 7
    def __iter__(cls): return iter("it")
    def __getitem__(cls, k): return ("item", k)
    def __contains__(cls, k): return k == 1
    def __bool__(cls): return False
    def __eq__(cls, o): return True
    def __hash__(cls): return 1
    def __add__(cls, o): return "meta add"
    def meth(cls): return "mm"
class A(metaclass=M, opt=3): x = 1
print(A, A.injected, type(A()).__name__, len(A), list(A), A[5], 1 in A, bool(A), A == 5, hash(A), A + 1, A.meth(), type(A).__name__)
class B(A): pass
print(type(B).__name__, B.__mro__[1].__name__)
attempt(lambda: A().meth())
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e: print(e)
class D(metaclass=lambda n, b, ns: (n, b, sorted(k for k in ns if k[0] != "_"))): y = 1
print(D)
T = type("T", (int,), {"z": 5, "__doc__": "d"}); print(T.__name__, T(3) + 1, T.z, T.__doc__, T.__module__, T.__qualname__)
class Sub:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.subs.append((cls.__name__, tag))
class S1(Sub, tag="t"): pass
class S2(Sub): pass
print(Sub.subs)
try:
    class S3(Sub, bad=1): pass
except TypeError as e: print(e)
try:
    class S4(object, bad=1): pass
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
print(G[1], G["a", 2])
try:
    class L(int, str): pass
except TypeError as e: print(e)
try:
    class K(bool): pass
except TypeError as e: print(e)
class X: pass
class Y(X): pass
try:
    class Z(X, Y): pass
except TypeError as e: print(e)
try:
    class ZZ(X, X): pass
except TypeError as e: print(e)
class E:
    def __mro_entries__(self, bases): return (X,)
class F(E()): pass
print(F.__bases__, F.__orig_bases__[0].__class__.__name__)
