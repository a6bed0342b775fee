import time, math
t = time.gmtime(0); print(t, repr(t), str(t))
print(f"{t!r}")
def T(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
for f in (lambda: math.log(-1), lambda: math.log(0), lambda: math.log2(-8), lambda: math.log10(-2.5), lambda: math.log(-5, 2), lambda: math.log(10, -2), lambda: math.log1p(-2), lambda: math.sqrt(-1), lambda: math.acos(2), lambda: math.asin(-2.5), lambda: math.acosh(0.5), lambda: math.atanh(1), lambda: math.atanh(2), lambda: math.sin(math.inf), lambda: math.cos(-math.inf), lambda: math.tan(math.inf), lambda: math.gamma(-1), lambda: math.gamma(0), lambda: math.lgamma(-1), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.pow(-1, .5), lambda: math.fmod(1, 0), lambda: math.fmod(math.inf, 1), lambda: math.remainder(1, 0), lambda: math.log(-10**400), lambda: math.log2(0), lambda: math.log10(0), lambda: math.ldexp(1.0, 10000), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.perm(2, -1), lambda: math.cosh(1000), lambda: math.sinh(1000), lambda: math.expm1(1000), lambda: math.gcd(1.5), lambda: math.ceil(math.inf), lambda: math.floor(math.nan), lambda: math.trunc(math.inf), lambda: math.dist([1], [1,2]), lambda: math.hypot(math.inf, math.nan), lambda: math.modf(math.inf), lambda: math.frexp(math.nan), lambda: math.nextafter(1, 2, steps=-1), lambda: math.exp2(2000), lambda: math.cbrt(-8), lambda: math.sumprod([1], [1, 2]), lambda: math.fsum([math.inf, -math.inf]), lambda: math.prod(["a"], start=2), lambda: math.sqrt("a"), lambda: math.copysign(1, "x"), lambda: math.fma(math.inf, 0, 1)):
    T(f)
for f in (lambda: (-0.0) ** -math.inf, lambda: 0.0 ** -math.inf, lambda: 0.0 ** -1, lambda: (-0.0) ** -3, lambda: 0 ** -1, lambda: 0.0 ** -1.5, lambda: (-2.0) ** 0.5, lambda: 1 ** math.nan, lambda: pow(2, -1, 7), lambda: pow(2, -1, 4), lambda: pow(0j, -1), lambda: 0j ** (1+1j), lambda: 10.0 ** 400, lambda: (-10.0) ** 401, lambda: 2 ** 2000 * 1.0, lambda: float(2**2000), lambda: 0 ** -2**70, lambda: math.nan ** 0, lambda: math.inf ** -1, lambda: (-math.inf) ** 3, lambda: (-math.inf) ** -3, lambda: (-math.inf) ** 0.5, lambda: (-1) ** math.inf, lambda: 0.5 ** math.inf, lambda: 2 ** -math.inf, lambda: divmod(1.0, 0), lambda: 1 % 0, lambda: 1.0 // 0, lambda: 1j // 1, lambda: 1j % 2, lambda: divmod(1j, 1), lambda: 1 << -1, lambda: 1 >> -1, lambda: pow(2, 3, 0), lambda: int("1" * 5000), lambda: str(10**5000), lambda: 1 << (1 << 70), lambda: [1] * (1 << 70), lambda: "a" * (1 << 62), lambda: [0] * (1 << 62), lambda: (0,) * (1<<62), lambda: b"a" * (1 << 62), lambda: bytearray(1 << 62), lambda: bytes(1 << 62), lambda: "a".ljust(1 << 62), lambda: list(range(1 << 62)), lambda: 1):
    T(f)
s = b"abc"; print(s.strip() is s, s.lstrip(b"z") is s, bytes(s) is s)
import types
print(types.ModuleType("foo"), types.ModuleType("foo", "d").__doc__)
d = {1: 1, 2: 2}
def m1():
    for k in d: del d[k]; d[k + 10] = 1
def m2():
    for k in d: d[k + 100] = 1
def m3():
    for k, v in d.items(): del d[k]
def m4():
    s = {1, 2}
    for k in s: s.add(k + 1)
def m5():
    for k in reversed(d): del d[k]; d[k] = 3
T(m2); T(m3); T(m4); T(m5)
class Bad:
    def __init__(self): self.n = 0
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return 1
x = {}; x.update(Bad()); print(x)
