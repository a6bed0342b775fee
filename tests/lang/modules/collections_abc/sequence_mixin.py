from collections.abc import MutableSequence, Sequence


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [x * x for x in range(self.n)[i]]
        if not -self.n <= i < self.n:
            raise IndexError("out")
        return (i % self.n) ** 2


s = Squares(5)
print(list(s), 9 in s, 8 in s, s.index(9), s.count(4), list(reversed(s)), s[1:3], s[-1])
for bad in (lambda: s.index(5), lambda: s.index(0, 1), lambda: Sequence(), lambda: MutableSequence()):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
match s:
    case [a, b, *rest]:
        print(a, b, rest)


class L(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def insert(self, i, v):
        self.items.insert(i, v)


a = L([3, 1, 2])
a.append(5)
a.extend([7, 8])
a.extend(a)
a.reverse()
a.remove(7)
a += [0]
print(a.items, a.pop(), a.pop(0), a.items, len(a), a.index(5))
a.clear()
print(a.items)
try:
    a.pop()
except IndexError as error:
    print(error)
