from dataclasses import dataclass
@dataclass
class A:
    x: int
    def __repr__(self): return "custom"
    def __eq__(self, other): return True
    def __init__(self): self.x = 4
print(A(), A() == 5, A().x)
