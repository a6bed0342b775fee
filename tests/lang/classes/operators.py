class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
def mk(name):
    def fwd(self, o): return f"{name}({self.v},{getattr(o, 'v', o)})"
    return fwd
for n in "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift divmod".split():
    setattr(N, f"__{n}__", mk(n)); setattr(N, f"__r{n}__", mk("r" + n))
a, b = N(1), N(2)
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a @ b, a & b, a | b, a ^ b, a << b, a >> b, divmod(a, b))
print(5 + a, 5 - a, 5 * a, 5 / a, 5 // a, 5 % a, 5 ** a, 5 @ a, 5 & a, 5 | a, 5 ^ a, 5 << a, 5 >> a, divmod(5, a))
print([1] + a, "s" + a, (1,) * a, "%d" * a, {1} | a)
class Sub(N):
    def __radd__(self, o): return "Sub.radd"
    def __add__(self, o): return "Sub.add"
print(a + Sub(3), Sub(3) + a, Sub(1) + Sub(2))
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __int__(self): return 3
    def __float__(self): return 1.5
    def __complex__(self): return 1j
    def __index__(self): return 7
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
u = U()
print(-u, +u, ~u, abs(u), int(u), float(u), bin(u), hex(u), round(u), round(u, 2), [0] * u)
import math
print(math.trunc(u), math.floor(u), math.ceil(u))
class NI:
    def __add__(self, o): return NotImplemented
    __radd__ = __sub__ = __lt__ = __eq__ = __iadd__ = __add__
for s in ("NI() + 1", "1 + NI()", "NI() - 1", "NI() < 1", "NI() * 2", "-NI()", "NI() + NI()", "NI() ** 2", "~NI()", "abs(NI())", "divmod(NI(), 1)", "pow(NI(), 2, 3)", "round(NI())", "int(NI())", "float(NI())", "[] + NI()", "'a' + NI()", "NI() @ 1", "NI()[0]", "NI()()", "len(NI())", "iter(NI())", "next(NI())", "1 in NI()", "reversed(NI())", "hash(NI())"):
    try:
        print(s, eval(s))
    except TypeError as e:
        print(s, "->", e)
x = NI()
try:
    x += 1
except TypeError as e:
    print(e)
class P:
    def __pow__(self, e, m=None): return e, m
    def __ipow__(self, e): return "ipow"
print(pow(P(), 2, 3), P() ** 2)
p = P(); p **= 2; print(p)
class Raises:
    def __add__(self, o): raise ValueError("in add")
    def __radd__(self, o): raise ValueError("in radd")
for s in ("Raises() + 1", "1 + Raises()", "sum([Raises()])"):
    try:
        eval(s)
    except ValueError as e:
        print(e)
