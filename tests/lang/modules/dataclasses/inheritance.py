from dataclasses import dataclass
@dataclass
class A:
    x: int = 1
    y: int = 2
@dataclass
class B(A):
    z: int = 3
    x: int = 10
@dataclass
class C(B):
    def __post_init__(self): self.y += 1
print(B(), B(1, 2, 3), C(), A() == B(), [f for f in B.__dataclass_fields__], B.__match_args__)
