from typing import NamedTuple
class P(NamedTuple):
    "A point."
    x: int
    y: int = 0
    def norm(self): return self.x + self.y
    @property
    def neg(self): return P(-self.x, -self.y)
p = P(1)
print(p, P(1, 2).norm(), p.neg, P._fields, P._field_defaults, p._replace(y=9), p._asdict(), P._make([3, 4]), P.__annotations__, P.__doc__, p == (1, 0), isinstance(p, tuple))
x, y = P(5, 6); print(x, y, P.__mro__[1], len(p), p[0])
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: setattr(p, "x", 3)):
    try: f()
    except (TypeError, AttributeError) as e: print(e)
E = NamedTuple("E", [("a", int), ("b", str)])
print(E(1, "x"), E.__annotations__)
