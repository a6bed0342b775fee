from collections import deque

d = deque(range(4))
try:
    for x in d:
        if x == 1:
            d.append(9)
except RuntimeError as error:
    print(error)
it = iter(d)
print(next(it), type(it).__name__, type(reversed(d)).__name__)
d.pop()
try:
    next(it)
except RuntimeError as error:
    print(error)
try:
    list(it)
except RuntimeError as error:
    print(error)
print(sorted(d, reverse=True), sum(d), max(d), tuple(d), *d)
a, *rest = d
print(a, rest)
print(list(zip(d, reversed(d))))
print([*map(str, d)], dict(enumerate(d)))
d.extend(d)
print(d)
match deque([1, 2]):
    case [a, b]:
        print("sequence", a, b)
    case _:
        print("no sequence")
