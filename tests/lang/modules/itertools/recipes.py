from collections import Counter, deque
from itertools import *
import operator


def take(n, iterable):
    return list(islice(iterable, n))


def prepend(value, iterable):
    return chain([value], iterable)


def tabulate(function, start=0):
    return map(function, count(start))


def repeatfunc(function, times=None, *args):
    if times is None:
        return starmap(function, repeat(args))
    return starmap(function, repeat(args, times))


def flatten(list_of_lists):
    return chain.from_iterable(list_of_lists)


def ncycles(iterable, n):
    return chain.from_iterable(repeat(tuple(iterable), n))


def nth(iterable, n, default=None):
    return next(islice(iterable, n, None), default)


def all_equal(iterable, key=None):
    return len(take(2, groupby(iterable, key))) <= 1


def first_true(iterable, default=False, predicate=None):
    return next(filter(predicate, iterable), default)


def unique_justseen(iterable, key=None):
    if key is None:
        return map(operator.itemgetter(0), groupby(iterable))
    return map(next, map(operator.itemgetter(1), groupby(iterable, key)))


def unique_everseen(iterable, key=None):
    seen = set()
    for element in filterfalse(seen.__contains__, iterable):
        seen.add(element)
        yield element


def sliding_window(iterable, n):
    iterator = iter(iterable)
    window = deque(islice(iterator, n - 1), maxlen=n)
    for x in iterator:
        window.append(x)
        yield tuple(window)


def grouper(iterable, n, *, fillvalue=None):
    iterators = [iter(iterable)] * n
    return zip_longest(*iterators, fillvalue=fillvalue)


def partition(predicate, iterable):
    t1, t2, p = tee(iterable, 3)
    p1, p2 = tee(map(predicate, p))
    return compress(t1, map(operator.not_, p1)), compress(t2, p2)


def subslices(seq):
    slices = starmap(slice, combinations(range(len(seq) + 1), 2))
    return map(operator.getitem, repeat(seq), slices)


def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))



print(take(3, count()), list(prepend(1, [2])), take(3, tabulate(lambda x: x * x)), list(repeatfunc(pow, 2, 2, 3)))
print(list(flatten([[1], [2, 3]])), list(ncycles("ab", 2)), nth("abc", 1), nth("abc", 9, "d"))
print(all_equal("aaa"), all_equal("aab"), first_true([0, 3], predicate=None), first_true([], "x"))
print(list(unique_justseen("AAAABBBCCDAABBB")), list(unique_justseen("ABBcCAD", str.casefold)), list(unique_everseen("AAAABBBCCDAABBB")))
print(["".join(w) for w in sliding_window("ABCDEFG", 4)], ["".join(g) for g in grouper("ABCDEFG", 3, fillvalue="x")])
print([list(part) for part in partition(lambda x: x % 2, range(6))], list(subslices("ABC")), list(powerset([1, 2, 3])))
