def f(a: undefined_name, b: "str" = 1) -> also_undefined: return a
print(f(1))
try:
    f.__annotations__
except NameError as e: print(e)
undefined_name = int; also_undefined = str
print(f.__annotations__)
x: int = 5
y: nope_later
print(__annotations__["x"] if "nope_later" in globals() else "lazy")
class A:
    p: int
    q: "A" = None
    r: list[A]
    def m(self) -> A: ...
print(A.__annotations__["r"], A.m.__annotations__, A.__annotate__(1).keys())
def g():
    z: this_is_never_evaluated = 3
    w: int
    return z
print(g(), g.__annotations__)
try:
    def h():
        print(w)
        w: int = 1
    h()
except UnboundLocalError as e: print(e)
class B(A):
    s: int
print(B.__annotations__, A.__annotations__.keys())
o = type("O", (), {})()
o.attr: int = 3; print(o.attr)
l = [0]
l[0]: str = "v"; print(l)
(paren): int = 4; print(paren)
def outer():
    T = int
    class C: a: T
    def fn(b: T): pass
    T = str
    return C.__annotations__, fn.__annotations__
print(outer())
def v(*args: int, **kw: str) -> None: pass
print(v.__annotations__, (lambda: 0).__annotations__)
f.__annotations__ = {"k": 1}; print(f.__annotations__); f.__annotations__["z"] = 2; print(f.__annotations__); del f.__annotations__; print(f.__annotations__)
class D:
    if True: cond1: int
    else: cond2: int
    for i in range(2): loop: str
print(D.__annotations__)
