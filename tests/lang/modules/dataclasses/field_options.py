from dataclasses import dataclass, field
@dataclass
class A:
    a: int = field(repr=False)
    b: int = field(compare=False, default=0)
    c: int = field(init=False, default=7)
    d: int = field(kw_only=True, default=8, metadata={"m": 1})
x = A(1)
print(x, A(1, 5) == A(1, 6), A(1, d=3), A.__dataclass_fields__["d"].metadata, x.a)
