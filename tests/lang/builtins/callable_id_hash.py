class C:
    def __call__(self): pass
    def m(self): pass
class D: pass
print([callable(x) for x in (C, C(), D, D(), C().m, C.m, len, "".join, lambda: 0, 5, None, int, print)])
d = D()
d.__call__ = lambda: 1
print(callable(d))
print(id(d) == id(d), id(d) == id(D()), isinstance(id(d), int))
print(hash(1) == hash(1.0) == hash(True) == hash(1+0j))
print(hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(0.5), hash(float("inf")), hash(float("-inf")))
for x in ([], {}, set(), slice(1) if False else bytearray(), [1]):
    try:
        hash(x)
    except TypeError as e:
        print(e)
print(hash(slice(1, 2)) == hash(slice(1, 2)))
class H:
    def __hash__(self): return 2**100
print(hash(H()) == hash(2**100))
class B:
    def __hash__(self): return "x"
try:
    hash(B())
except TypeError as e:
    print(e)
class N:
    __hash__ = None
try:
    hash(N())
except TypeError as e:
    print(e)
class E:
    def __eq__(self, o): return True
try:
    hash(E())
except TypeError as e:
    print(e)
class F(E):
    __hash__ = object.__hash__
print(hash(F()) != 0)
class M:
    def __hash__(self): return -1
print(hash(M()))
