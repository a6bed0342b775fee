from enum import Enum, IntEnum, Flag, StrEnum, auto
class A(Enum):
    X = auto()
    Y = auto()
    Z = 10
    W = auto()
class B(StrEnum):
    ONE = auto()
    TwoX = auto()
class C(Flag):
    P = auto()
    Q = auto()
    R = auto()
print(list(A), list(B), list(C))
class D(Enum):
    def _generate_next_value_(name, start, count, last):
        return f"{name}-{start}-{count}-{last}"
    M = auto()
    N = auto()
print([d.value for d in D])
class T(Enum):
    A = auto(), "x"
    B = auto(), "y"
print([t.value for t in T])
