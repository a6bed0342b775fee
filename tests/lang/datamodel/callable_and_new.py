def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class P:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k)
        return super().__new__(cls)
    def __init__(self, *a, **k): print("init", a, k)
P(1, x=2)
class Q(P):
    def __new__(cls, n): return n
print(Q(5))
class S:
    def __new__(cls): return super().__new__(cls, 1)
attempt(S)
class T:
    def __init__(self): return 5
attempt(T)
class U: pass
attempt(U, 1); attempt(U, a=1)
class V:
    def __init__(self, a): self.a = a
attempt(V); print(V(1).a)
class W(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
print(W(4), type(W(4)).__name__, W(4) + 1, isinstance(W(1), int))
class X(str):
    def __init__(self, v): self.v = v
print(X("a").v, X("a") + "b")
class Y(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
print(Y(1, 2), len(Y(1)), Y(3)[0])
class Z:
    def __call__(self, *a, **k): return a, k
print(Z()(1, b=2), callable(Z()))
class AA(list):
    def __init__(self, *a): super().__init__(a)
print(AA(1, 2), AA())
class BB(dict):
    def __init__(self, **k): super().__init__(k, extra=1)
print(BB(a=1))
class CC(float): pass
print(CC("1.5"), CC(2) == 2.0, repr(CC(1)))
class DD(frozenset):
    def __new__(cls, it=()): return super().__new__(cls, [x * 2 for x in it])
print(sorted(DD([1, 2])))
i = U(); i.__init__(); print(U.__call__() is not None, type.__call__(U) is not None)
