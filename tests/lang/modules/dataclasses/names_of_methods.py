from dataclasses import dataclass
@dataclass(order=True)
class A:
    x: int
for n in ("__init__", "__repr__", "__eq__", "__lt__"):
    f = getattr(A, n)
    print(f.__name__, f.__qualname__, f.__module__)
