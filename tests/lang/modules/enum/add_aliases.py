from enum import Enum
class C(Enum):
    A = 1
    B = 2
C.A._add_alias_("AA")
C.A._add_value_alias_(10)
print(C.AA, C(10), C["AA"])
try:
    C.B._add_value_alias_(10)
except ValueError as e:
    print(e)
