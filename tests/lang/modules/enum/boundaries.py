from enum import Flag, IntFlag, CONFORM, EJECT, KEEP, STRICT, FlagBoundary
class C(Flag, boundary=CONFORM):
    A = 1
    B = 4
class E(Flag, boundary=EJECT):
    A = 1
    B = 4
class K(Flag, boundary=KEEP):
    A = 1
    B = 4
class S(IntFlag, boundary=STRICT):
    A = 1
print(C(7), C(2), E(7), type(E(7)), repr(E(5)), repr(K(7)), repr(K(2)), K(7).value)
try:
    S(2)
except ValueError as e:
    print(e)
print(list(FlagBoundary), FlagBoundary.KEEP, repr(KEEP))
