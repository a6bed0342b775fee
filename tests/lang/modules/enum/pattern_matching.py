from enum import Enum
class C(Enum):
    A = 1
    B = 2
def f(c):
    match c:
        case C.A: return "a"
        case C.B: return "b"
        case _: return "?"
print(f(C.A), f(C.B), f(1))
