from functools import total_ordering


def make(op):
    class V:
        def __init__(self, v):
            self.v = v

        def __eq__(self, other):
            return self.v == other.v if isinstance(other, V) else NotImplemented

    def compare(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return getattr(self.v, op)(other.v)

    setattr(V, op, compare)
    return total_ordering(V)


for op in ("__lt__", "__le__", "__gt__", "__ge__"):
    V = make(op)
    a, b, c = V(1), V(2), V(1)
    print(op, a < b, a <= b, a > b, a >= b, a <= c, a >= c, a < c, a > c, V.__lt__.__name__ if op != "__lt__" else "")
    try:
        a < 5
    except TypeError as error:
        print(error)
try:

    @total_ordering
    class Bad:
        pass

except ValueError as error:
    print(error)
print(sorted([V(3), V(1)], reverse=True)[0].v, max(V(3), V(5)).v)
