from enum import Enum
class A(Enum):
    __slots_like = 3
    X = 1
    _single = 2
    __dunder__ = 4
print(list(A), A._A__slots_like, A.__dunder__)
