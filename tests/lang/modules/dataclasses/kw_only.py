from dataclasses import dataclass, field, KW_ONLY
@dataclass(kw_only=True)
class A:
    x: int = 0
    y: int
@dataclass
class B:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
print(A(y=1), B(1, c=2), B.__match_args__, A.__match_args__, B.__doc__)
try:
    B(1, 2, 3)
except TypeError as e:
    print(e)
