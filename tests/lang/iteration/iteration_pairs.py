"""Loops over pairs: enumerate, zip and dict items, with all kinds of iterators inside, and how they end."""


def numbers(n):
    for i in range(n):
        yield i
    print("numbers ended")


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


for i, x in enumerate("ab", 2**63 - 2):
    print(i, x)
for i, x in enumerate(numbers(2), -1):
    print(i, x)
for i, x in enumerate(Countdown(2)):
    print(i, x)
for i, (k, v) in enumerate({"a": 1, "b": 2}.items()):
    print(i, k, v)
for (i, x), y in zip(enumerate([5, 6]), b"xyz"):
    print(i, x, y)

first, second = iter([1, 2, 3]), iter([1, 2])
for a, b in zip(first, second):
    print(a, b)
print(list(first), list(second))
first, second = iter([1, 2]), iter([1, 2, 3])
for a, b in zip(first, second):
    print(a, b)
print(list(first), list(second))
for a, b in zip(numbers(1), numbers(3)):
    print(a, b)
it = iter(range(5))
for a, b in zip(it, it):
    print(a, b)

for left, right in (([1], [1, 2]), ([1, 2], [1])):
    try:
        for a, b in zip(left, right, strict=True):
            print(a, b)
    except ValueError as error:
        print(error)

d = {1: 2, 3: 4}
try:
    for k, v in d.items():
        d[k + 10] = v
except RuntimeError as error:
    print(error)
items = iter({1: 2}.items())
for k, v in items:
    print(k, v)
for k, v in items:
    print("none is left")

try:
    for a, b in zip([(1, 2)], [3]):
        print(a, b)
    for a, b in zip([1], 3):
        pass
except TypeError as error:
    print(error)
try:
    for (a, b), c in zip([1], [2]):
        pass
except TypeError as error:
    print(error)

for pair in zip([1, 2], [3, 4]):
    a, b = pair
    print(pair, a, b)
for a, *b in zip([1, 2], [3, 4]):
    print(a, b)
kept = [(a, b) for a, b in zip("ab", "cd")]
print(kept, {k: v for k, v in enumerate("ab")}, [x for x in zip()], [x for x in zip([1])])


class Dies:
    def __init__(self, other):
        self.other = other

    def __del__(self):
        print("died", list(self.other))


def ends():
    held = [iter("xy")]
    inner = [Dies(held[0])]
    pairs = zip(inner, [1, 2])
    del inner
    for a, b in pairs:
        print(type(a).__name__, b)
        del a


ends()
try:
    for a, b in zip([1, 2, 3], map(lambda x: 1 // x, [1, 0])):
        print(a, b)
except ZeroDivisionError as error:
    print(error)

print(sum([1, 2.5, True]), sum([2**63 - 1, 1]), sum([[1], [2]], []), sum(numbers(3), 0.5), sum([0.1] * 10), sum([1, 2, 0.1, 2**70]))
print(sum([1e308, 1e308, -1e308]), sum([float("nan")]), sum([True, False]), sum({1: 2}, 10))
print(max(3, 1, 2), min([4, 2, 8]), max("abc", key=ord), min((), default=None), max([1, 1.0]), min(True, 1), max([1], key=None))
print(any(x > 2 for x in range(4)), all([1, "", 2]), any(Countdown(2)), all({}))
