from enum import Enum
class C(Enum):
    A = 1
for f in (lambda: setattr(C, "A", 2), lambda: delattr(C, "A"), lambda: setattr(C.A, "value", 3), lambda: setattr(C.A, "name", 3)):
    try:
        f()
        print("changed")
    except AttributeError as e:
        print(e)
C.extra = 5
C.A.note = "n"
print(C.extra, C.A.note)
