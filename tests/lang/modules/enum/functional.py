from enum import Enum, IntEnum, Flag
A = Enum("A", "X Y Z")
B = Enum("B", ["P", "Q"], start=5)
C = IntEnum("C", {"U": 3, "V": 4})
D = Flag("D", "a,b")
E = Enum("E", [("m", 1), ("n", "two")], module="mm", qualname="qq.E", type=None)
print(list(A), list(B), list(C), list(D), list(E), A.__module__, E.__module__, E.__qualname__, D.a | D.b)
F = Enum("F", "X Y", type=str)
print(repr(F.X), F.Y.value) if False else print(Enum("G", ()).__members__)
