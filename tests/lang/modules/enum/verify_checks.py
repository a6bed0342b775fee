from enum import Enum, IntEnum, Flag, verify, UNIQUE, CONTINUOUS, NAMED_FLAGS, EnumCheck
for check, body in ((UNIQUE, {"A": 1, "B": 1}), (CONTINUOUS, {"A": 1, "B": 4})):
    try:
        verify(check)(IntEnum("T", body))
    except ValueError as e:
        print(e)
try:
    @verify(NAMED_FLAGS)
    class F(Flag):
        A = 1
        B = 12
except ValueError as e:
    print(e)
print(verify(UNIQUE, CONTINUOUS)(IntEnum("T", "A B")), repr(UNIQUE))
