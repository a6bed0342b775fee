from functools import cmp_to_key, reduce
import operator

print(reduce(lambda x, y: x + y, [1, 2, 3, 4, 5]), reduce(operator.mul, range(1, 6), 10), reduce(max, "hello"), reduce(print, [1]), reduce(print, [], "init"))
print(reduce(lambda a, b: {**a, b: len(a)}, "abc", {}), reduce(operator.add, [1], initial=5))
for bad in (lambda: reduce(operator.add, []), lambda: reduce(operator.add, 5), lambda: reduce(1, [1, 2])):
    try:
        bad()
    except TypeError as error:
        print(error)


def compare(a, b):
    return (a > b) - (a < b)


key = cmp_to_key(compare)
print(sorted([3, 1, 2], key=key), sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: len(b) - len(a))), max([1, 5, 2], key=key))
k = key(1)
print(k < key(2), k == key(1), k > key(0), k.obj, k >= key(1), k != key(1))
for bad in (lambda: k < 1, lambda: hash(k), lambda: sorted([1, 2], key=cmp_to_key(lambda a, b: 1 / 0))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
versions = ["1.10", "1.9", "1.2"]
print(sorted(versions, key=cmp_to_key(lambda a, b: compare(list(map(int, a.split("."))), list(map(int, b.split(".")))))))
