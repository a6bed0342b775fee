from dataclasses import dataclass, replace, field, InitVar
@dataclass
class A:
    x: int
    y: int = 2
    z: int = field(init=False, default=3)
a = A(1)
print(replace(a, x=5), a, a.__replace__(y=9))
for f in (lambda: replace(a, z=1), lambda: replace(a, q=1), lambda: replace(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
@dataclass
class B:
    v: InitVar[int]
try:
    replace(B(1))
except Exception as e:
    print(type(e).__name__, e)
