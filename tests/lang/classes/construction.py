class A:
    def __new__(cls, *a, **k):
        print("new", a, k); return super().__new__(cls)
    def __init__(self, x=0): print("init", x); self.x = x
A(); A(5); A(x=6)
class B:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(B())
class C:
    def __init__(self): return 5
try:
    C()
except TypeError as e:
    print(e)
class D: pass
for s in ("D(1)", "D(x=1)", "object(1)", "A(1, 2)", "object.__new__(int)", "object.__new__(5)", "D.__new__(D, 1)"):
    try:
        eval(s)
        print("ok", s)
    except TypeError as e:
        print(s, e)
class S:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
print(S() is S())
class Call:
    def __call__(self, *a, **k): return a, k
print(Call()(1, 2, x=3), callable(Call()))
class E:
    x = []
    def __init__(self): self.y = [n for n in range(3)]
    z = [i for i in range(2)]
    print("in body", z, __qualname__, __module__)
    if True:
        def cond(self): return "cond"
    for q in range(2): pass
print(E().cond(), E.q)
class F:
    "docstring"
    a: int = 1
    b: "undefined thing"
print(F.__doc__, F.__annotations__, F.__dict__["a"], hasattr(F, "b"))
print(repr(F), repr(F())[:20], str(F))
class G:
    def __repr__(self): return "G-repr"
    def __format__(self, spec): return f"fmt[{spec}]"
print(G(), str(G()), f"{G()}", f"{G():>5}", f"{G()!r:>8}", "%s %r" % (G(), G()), "{:x}".format(G()), [G()])
class H:
    def __repr__(self): return 5
    def __str__(self): return None
for f in (repr, str, "{}".format, print):
    try:
        f(H())
    except TypeError as e:
        print(e)
class Bytes:
    def __bytes__(self): return b"bb"
print(bytes(Bytes()))
print(type(D.__dict__).__name__)
