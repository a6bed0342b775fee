class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = S()
print(s.a)
for act in ("s.b", "s.c = 1", "s.__dict__", "s.c", "del s.b"):
    try:
        exec(act)
    except AttributeError as e:
        print(act, "->", e)
s.b = 2; del s.b
class T(S):
    __slots__ = "c"
t = T(); t.c = 5; t.a = 3
print(t.a, t.c, hasattr(t, "__dict__"))
class U(S): pass
u = U(); u.z = 1
print(u.z, u.a)
try:
    class V:
        __slots__ = ("x",)
        x = 1
except ValueError as e:
    print(e)
try:
    class V: __slots__ = ("1x",)
except TypeError as e:
    print(e)
class E: __slots__ = ()
try:
    E().x = 1
except AttributeError as e:
    print(e)
print(type(S.a).__name__, S.__slots__)
class D:
    __slots__ = ("__dict__", "q")
d = D(); d.q = 1; d.other = 2
print(d.q, d.other)
class M:
    __slots__ = {"x": "doc"}
print(M.__slots__)
class Priv:
    __slots__ = ("__p",)
    def __init__(self): self.__p = 1
    def get(self): return self.__p
print(Priv().get(), Priv()._Priv__p)
try:
    object().x = 1
except AttributeError as e:
    print(e)
