from dataclasses import dataclass
@dataclass(order=True)
class V:
    major: int
    minor: int = 0
print(V(1) < V(2), V(1, 2) >= V(1, 1), sorted([V(2), V(1, 5), V(1)]), max(V(1), V(3)))
for f in (lambda: V(1) < 5, lambda: V(1) <= (1, 0)):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    @dataclass(order=True, eq=False)
    class B: pass
except ValueError as e:
    print(e)
try:
    @dataclass(order=True)
    class C:
        def __lt__(self, o): return True
except TypeError as e:
    print(e)
