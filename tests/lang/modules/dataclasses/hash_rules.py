from dataclasses import dataclass, field
@dataclass
class A: x: int
@dataclass(unsafe_hash=True)
class B: x: int
@dataclass(eq=False)
class C: x: int
@dataclass(frozen=True)
class D:
    x: int
    y: int = field(hash=False, default=0)
@dataclass
class E:
    x: int
    def __hash__(self): return 42
print(A.__hash__, hash(B(1)) == hash((1,)), C(1) == C(1), hash(D(1, 2)) == hash(D(1, 3)), hash(E(1)))
try:
    hash(A(1))
except TypeError as e:
    print(e)
