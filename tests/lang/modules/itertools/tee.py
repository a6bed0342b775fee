from itertools import tee, islice
import copy


def noisy():
    for i in range(3):
        print("give", i)
        yield i


a, b = tee(noisy())
print(next(a), next(a), next(b))
print(list(b), list(a), list(a))
print(tee([1], 0), len(tee([1], 5)), [list(t) for t in tee("ab", 3)])
a, b = tee(range(5))
next(a)
c = copy.copy(a)
print(list(a), list(c), list(b))
a, b = tee(range(4))
next(a)
d, e = tee(a)
print(list(d), list(e), list(b))
try:
    tee([1], -1)
except ValueError as error:
    print(error)
try:
    tee(1)
except TypeError as error:
    print(error)


def pairs(iterable):
    a, b = tee(iterable)
    next(b, None)
    return zip(a, b)


print(list(pairs("abcd")), type(a))
