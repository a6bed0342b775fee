from dataclasses import dataclass
@dataclass
class A:
    self: int
    other: int = 2
print(A(1), A(self=5))
