from dataclasses import dataclass
@dataclass
class N:
    v: int
    next: object = None
n = N(1); n.next = n
print(n, N(1, N(2)))
