def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class N:
    def __init__(self, n): self.n = n
for op, sym in [("add", "+"), ("sub", "-"), ("mul", "*"), ("truediv", "/"), ("floordiv", "//"), ("mod", "%"), ("pow", "**"), ("lshift", "<<"), ("rshift", ">>"), ("and", "&"), ("or", "|"), ("xor", "^"), ("matmul", "@")]:
    setattr(N, f"__{op}__", lambda s, o, op=op: f"{op}({s.n}, {getattr(o, 'n', o)})")
    setattr(N, f"__r{op}__", lambda s, o, op=op: f"r{op}({s.n}, {getattr(o, 'n', o)})")
    setattr(N, f"__i{op}__", lambda s, o, op=op: f"i{op}({s.n}, {getattr(o, 'n', o)})")
n, m = N(1), N(2)
for sym in ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"):
    x = N(5); ns = {"n": n, "m": m, "x": x}
    exec(f"a = n {sym} m; b = n {sym} 3; c = 3 {sym} n; x {sym}= 4", ns)
    print(sym, ns["a"], ns["b"], ns["c"], ns["x"])
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __index__(self): return 7
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __bool__(self): return False
u = U(); import math
print(-u, +u, ~u, abs(u), int(u), float(u), complex(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u), divmod(u, 1), divmod(1, u), bool(u), hex(u), not u, math.sqrt(u), 1.0 * float(u))
class B:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __complex__(self): return "c"
attempt(int, B()); attempt(float, B()); attempt(complex, B())
class T:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return "radd"
attempt(lambda: T() + T()); attempt(lambda: T() + 1); attempt(lambda: 1 + T())
class Base:
    def __add__(self, o): return "base add"
    def __radd__(self, o): return "base radd"
class Derived(Base):
    def __radd__(self, o): return "derived radd"
print(Base() + Derived(), Derived() + Base(), Base() + Base(), 1 + Derived())
class P3:
    def __pow__(self, e, mod=None): return ("pow", e, mod)
    def __rpow__(self, e, mod=None): return ("rpow", e, mod)
print(P3() ** 2, pow(P3(), 2, 5), 2 ** P3()); attempt(pow, 2, P3(), 5)
