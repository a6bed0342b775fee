from enum import IntFlag
class F(IntFlag):
    A = 1
    B = 2
    C = 4
print(F.A | F.B, repr(F.A | F.B), F(8), repr(F(8)), repr(F(9)), F.A | 8, repr(F.A | 8), repr(~F.A), F.A + 1, F.A & 1, 1 | F.B, repr(1 | F.B), list(F(5)), F(0), repr(F(-1)), F.A in F(3), int(F.C), f"{F.A | F.C}")
