from collections.abc import MutableSet, Set


class ListSet(Set):
    def __init__(self, iterable):
        self.elements = []
        for value in iterable:
            if value not in self.elements:
                self.elements.append(value)

    def __iter__(self):
        return iter(self.elements)

    def __contains__(self, value):
        return value in self.elements

    def __len__(self):
        return len(self.elements)

    def __repr__(self):
        return f"ListSet({self.elements})"

    __hash__ = Set._hash


a, b = ListSet("abcdef"), ListSet("defghi")
print(a & b, a | b, a - b, a ^ b, a <= b, ListSet("ab") < a, a >= ListSet("ab"), a > b, a == ListSet("fedcba"), a != b)
print(a & {"a", "z"}, {"a"} <= a, a.isdisjoint("xyz"), hash(ListSet("ab")) == hash(ListSet("ba")), hash(ListSet([1])) == hash(frozenset([1])))
print(a & "ab", {"q"} - a, a == 5)
try:
    a & 5
except TypeError as error:
    print(error)
try:
    a < [1]
except TypeError as error:
    print(error)


class MS(MutableSet):
    def __init__(self, it=()):
        self.d = dict.fromkeys(it)

    def __iter__(self):
        return iter(self.d)

    def __contains__(self, x):
        return x in self.d

    def __len__(self):
        return len(self.d)

    def add(self, x):
        self.d[x] = None

    def discard(self, x):
        self.d.pop(x, None)

    def __repr__(self):
        return f"MS({list(self.d)})"


m = MS([1, 2, 3])
m |= [4]
m &= [1, 2, 4]
m ^= [4, 5]
m -= [1]
print(m, m.pop(), m)
m.remove(5)
try:
    m.remove(5)
except KeyError as error:
    print(repr(error))
m.add(1)
m.clear()
print(m)
try:
    m.pop()
except KeyError as error:
    print(repr(error))
