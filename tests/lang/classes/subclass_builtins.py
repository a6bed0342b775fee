class L(list):
    def total(self): return sum(self)
    def append(self, x): super().append(x * 2)
l = L([1, 2])
l.append(3); l.tag = "t"
print(l, l.total(), len(l), l.tag, type(l[:]).__name__, type(l + [1]).__name__, l == [1, 2, 6], isinstance(l, list))
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
    def __getitem__(self, k): return ("got", super().__getitem__(k))
d = D(a=1); d["b"] = 1; d.update(c=5)
print(d, d["a"], d.get("a"), {**d}, dict(d), list(d.items()))
class I(int):
    def __new__(cls, v, unit="m"):
        self = super().__new__(cls, v); self.unit = unit; return self
    def __add__(self, o): return I(int(self) + o, self.unit)
    def __repr__(self): return f"I({int(self)}{self.unit})"
i = I(5, "km")
print(i, i + 1, i * 2, type(i * 2).__name__, i == 5, hash(i) == hash(5), [1, 2, 3, 4, 5, 6][i], range(i), f"{i:03d}", str(i), -i, i > 3, {5: "five"}[i])
class S(str):
    def upper(self): return "UP:" + super().upper()
    def __len__(self): return 99
s = S("abc")
print(s, s.upper(), len(s), s + "d", type(s + "d").__name__, s == "abc", {"abc": 1}[s], s[0], f"{s:>5}", "%s" % s, "x".join([s, s]), s in "xabcx", repr(s))
class F(float): pass
print(F(1.5), F(2) + 1, type(F(1) + 1).__name__, repr(F(0.5)))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    a = property(lambda s: s[0])
t = T(1, 2)
x, y = t
print(t, t.a, x, y, t == (1, 2), hash(t) == hash((1, 2)), len(t))
class St(set):
    def add(self, x): super().add(x); return self
print(sorted(St([1]).add(2)), type(St([1]) | {2}).__name__, St([1]) == {1}, St())
class B(bytes): pass
print(B(b"x"), B(b"x") + b"y")
class E(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
try:
    raise E(5, "bad")
except E as e:
    print(e, e.args, repr(e), e.code)
class E2(Exception):
    def __init__(self, a, b): pass
print(E2(1, 2).args, repr(E2(1, 2)), str(E2(1, 2)))
class E3(KeyError, ValueError): pass
print(repr(E3("x")), str(E3("x")), [c.__name__ for c in E3.__mro__])
class C(complex): pass
class FS(frozenset): pass
print(FS([1]), {FS([1]): 2}[frozenset([1])])
class L2(list):
    def __init__(self, n): super().__init__(range(n))
    def __iter__(self): return iter("custom")
    def __contains__(self, x): return True
    def __len__(self): return 77
    def __bool__(self): return False
print(L2(3), list(L2(3)), 5 in L2(3), len(L2(3)), bool(L2(3)), [*L2(2)], L2(3)[1])
class Num(int):
    def __eq__(self, o): return "eqd"
    __hash__ = int.__hash__
print(Num(3) == 4, 4 == Num(3), Num(3) != 3)
