from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True)
class P:
    x: int
p = P(1)
for f in (lambda: setattr(p, "x", 2), lambda: setattr(p, "z", 2), lambda: delattr(p, "x")):
    try:
        f()
    except FrozenInstanceError as e:
        print(type(e).__name__, e, isinstance(e, AttributeError))
print(hash(p) == hash(P(1)), {p: "v"}[P(1)])
try:
    @dataclass
    class Q(P):
        y: int = 0
except TypeError as e:
    print(e)
