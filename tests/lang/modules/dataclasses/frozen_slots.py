from dataclasses import dataclass, replace
@dataclass(frozen=True, slots=True)
class A:
    x: int
    y: int = 5
a = A(1)
print(a, hash(a) == hash(A(1)), replace(a, x=3))
try:
    a.x = 2
except Exception as e:
    print(type(e).__name__, e)
