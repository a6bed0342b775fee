from dataclasses import dataclass, asdict, astuple
from typing import NamedTuple
class N(NamedTuple):
    a: int
@dataclass
class I:
    v: int
@dataclass
class O:
    i: I
    l: list
    d: dict
    t: tuple
o = O(I(1), [I(2), 3], {"k": I(4)}, (I(5), N(6)))
print(asdict(o)); print(astuple(o))
print(asdict(I(1), dict_factory=lambda p: [*p]), astuple(I(1), tuple_factory=list))
l = [1]; c = asdict(O(I(1), l, {}, ()))
print(c["l"] is l)
for f in (lambda: asdict(1), lambda: asdict(I), lambda: astuple("x")):
    try:
        f()
    except TypeError as e:
        print(e)
