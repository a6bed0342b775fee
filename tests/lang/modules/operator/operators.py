import operator as op

print(op.add(1, 2), op.sub(5, 3), op.mul("a", 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 10))
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 4), op.rshift(16, 2), op.invert(5), op.inv(5), op.neg(3), op.pos(-3), op.abs(-4))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(1, 2))
print(op.not_([]), op.truth([1]), op.is_(None, None), op.is_not(1, None), op.is_none(None), op.is_not_none(None), op.index(True))
print(op.concat([1], [2]), op.contains([1, 2], 2), op.countOf([1, 2, 1], 1), op.indexOf([1, 2, 3], 3), op.getitem({"a": 1}, "a"))
x = [1, 2, 3]
op.setitem(x, 0, "z")
op.delitem(x, 1)
print(x, op.iadd(x, [4]), x, op.iconcat(x, [5]), op.imul(2, 3), op.call(print, "called", sep=""))
print(op.length_hint(iter([1, 2, 3])), op.length_hint(5, 7), op.__add__(1, 2), op.__lt__(1, 2), op.__not__(1))
for action in (
    lambda: op.add(1, "a"), lambda: op.concat(1, 2), lambda: op.indexOf([], 1), lambda: op.contains(1, 1),
    lambda: op.index(1.5), lambda: op.matmul(1, 2), lambda: op.getitem([], 0), lambda: op.lt(1, "a"), lambda: op.length_hint(1, "x"),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(op.add, op.itemgetter, sorted(name for name in dir(op) if not name.startswith("_"))[:10])


class V:
    def __init__(self, v):
        self.v = v

    def __matmul__(self, other):
        return ("matmul", self.v, other.v)

    def __iadd__(self, other):
        self.v += other
        return self

    def __neg__(self):
        return "neg"

    def __eq__(self, other):
        return "maybe"


print(op.matmul(V(1), V(2)), op.iadd(V(1), 2).v, op.neg(V(1)), op.eq(V(1), 2))
