from enum import Enum
class C(Enum):
    A = 1
    def m(self): pass
print(dir(C), dir(C.A), C.__members__["A"], type(C.__members__).__name__, C.__name__, bool(C), bool(C.A))
