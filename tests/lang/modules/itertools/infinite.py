from itertools import *

print(list(islice(count(10), 3)), list(islice(count(2.5, 0.5), 3)), list(islice(count(5, -2), 4)))
print(count(10), count(1, 2), count(1.5), repeat(1), repeat("a", 3))
c = count(9223372036854775806)
print(next(c), next(c), next(c), c)
print(list(islice(cycle("ABC"), 7)), list(cycle([])), list(repeat(7, 3)), list(repeat(1, 0)), list(repeat(1, -5)))
r = repeat("x", 2)
next(r)
print(r, list(map(pow, range(5), repeat(2))))
from operator import length_hint
print(length_hint(repeat(1, 4)))
for bad in (lambda: count("a"), lambda: repeat(), lambda: repeat(1, "x"), lambda: cycle(1)):
    try:
        bad()
    except TypeError as error:
        print("TypeError")
print(list(zip(count(), "ab")), list(islice(count(start=1, step=3), 2)), list(repeat(object=1, times=2)))
