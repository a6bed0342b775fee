x: int = 5
y: "forward"
print(__annotations__ if False else "ok")
def f(a: int, *b: str, c: undefined_later = 1, **d: dict) -> list: pass
try:
    f.__annotations__
except NameError as e:
    print(e)
undefined_later = 7
print(f.__annotations__)
class C:
    a: int
    b: Missing = 1
    def m(self, x: "C") -> C: pass
    (c): int = 3
try:
    C.__annotations__
except NameError as e:
    print(e)
class Missing: pass
print(list(C.__annotations__), C.__annotations__["b"] is Missing, C.m.__annotations__ == {"x": "C", "return": C}, C.c)
def g():
    z: undefined_never = 5
    w: int
    try:
        w
    except UnboundLocalError as e:
        print(e)
    return z
print(g(), g.__annotations__)
print(list[int], dict[str, int], int | None, (int | str) == (str | int), isinstance(1, int | str), tuple[int, ...])
def h(): yield
print(h.__annotations__)
