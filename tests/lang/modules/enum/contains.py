from enum import Enum, IntFlag, StrEnum
class C(Enum):
    A = 1
    B = [2]
class F(IntFlag):
    X = 1
class S(StrEnum):
    Y = "y"
print(C.A in C, 1 in C, [2] in C, 3 in C, "A" in C, 1 in F, 9 in F, "y" in S, "z" in S)
