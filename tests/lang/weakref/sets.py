"""WeakSet"""
import weakref


class Item:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"i{self.n}"


def show(items):
    return sorted(item.n for item in items)


one, two, three = Item(1), Item(2), Item(3)
s = weakref.WeakSet([one, two])
s.add(three)
s.add(one)
print(len(s), show(s), one in s, Item(1) in s, 4 in s)
del two
print(len(s), show(s))
s.discard(three)
s.discard(three)
try:
    s.remove(three)
except KeyError:
    print("KeyError")
print(show(s | {three}), show(s - {one}), show(s & {one, three}), show(s ^ {one, three}))
t = s.copy()
t.add(three)
print(s <= t, t >= s, s == t, s < t, s.isdisjoint({three}), s.issubset(t))
t -= s
print(show(t), t.pop().n, len(t))
t |= {one, three}
t &= {one}
print(show(t))
try:
    weakref.WeakSet().pop()
except KeyError as error:
    print(error)
try:
    s.add(1)
except TypeError as error:
    print(error)
print(repr(weakref.WeakSet([one])).startswith("{<weakref at 0x"))
t.clear()
print(len(t))
