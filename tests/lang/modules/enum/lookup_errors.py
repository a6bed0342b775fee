from enum import Enum
class C(Enum):
    A = 1
for f in (lambda: C(2), lambda: C["B"], lambda: C.B, lambda: C.A.B, lambda: C(), lambda: C([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
