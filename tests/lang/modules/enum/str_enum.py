from enum import StrEnum
class S(StrEnum):
    A = "a"
    B = "b!"
print(S.A, repr(S.A), f"{S.B:>4}", S.A + "x", S.B.upper(), S("a"), S.A == "a", ",".join(S), {"a": 1}[S.A], len(S.B), isinstance(S.A, str))
try:
    class Bad(StrEnum):
        X = 1
except TypeError as e:
    print(e)
