import copy

for x in (1, 2.5, "s", b"b", None, True, (1, [2]), frozenset([1]), range(3), len, int, ..., 1j):
    print(copy.copy(x) is x, copy.deepcopy(x) == x, end=" ")
print()
inner = [1]
for x in ([inner], {"k": inner}, {1, 2}, bytearray(b"ab")):
    y = copy.copy(x)
    print(y == x, y is x, type(y).__name__)
print(copy.copy([inner])[0] is inner, copy.deepcopy([inner])[0] is inner)


class Point:
    def __init__(self, x, y):
        print("init")
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point([1], 2)
q = copy.copy(p)
r = copy.deepcopy(p)
print(q, r, q.x is p.x, r.x is p.x, q.__dict__ == p.__dict__)


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = [1]
t = copy.copy(s)
u = copy.deepcopy(s)
print(t.a is s.a, u.a is s.a, u.a, hasattr(t, "b"))


class L(list):
    pass


l = L([1, [2]])
l.name = "n"
m = copy.copy(l)
n = copy.deepcopy(l)
print(m, m.name, type(m).__name__, m[1] is l[1], n, n[1] is l[1], n.name)


class D(dict):
    pass


class T(tuple):
    pass


class S(set):
    pass


class I(int):
    pass


d = copy.copy(D(a=1))
print(d, type(d).__name__, copy.copy(T((1, 2))), type(copy.deepcopy(T(([],)))).__name__, copy.copy(S([1])), copy.deepcopy(I(5)), type(copy.copy(I(5))).__name__)
e = copy.copy(ValueError("a", 1))
e2 = KeyError("k")
e2.extra = [1]
print(repr(e), copy.deepcopy(e2).extra, copy.copy(e2).args)
def f(): ...
print(copy.copy(f) is f, copy.deepcopy(f) is f, copy.copy(Point) is Point, copy.deepcopy(p.__repr__)())
