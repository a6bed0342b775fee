from dataclasses import dataclass, field
@dataclass
class A:
    items: list = field(default_factory=list)
    n: int = field(default=3)
a, b = A(), A()
a.items.append(1)
print(a, b, A([5]), A.n, hasattr(A, "items"), A.__doc__)
