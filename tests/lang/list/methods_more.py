def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
l = [3, 1, 2]; print(l.sort(), l, l.reverse(), l, l.copy() is l, l.index(1), l.index(1, 1, 3), l.count(9), l.pop(0), l.insert(100, "e"), l, l.extend("ab"), l, l.remove("e"), l, l.clear(), l)
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop("a"), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].index(1, 5), lambda: [1].insert("a", 1), lambda: [1].extend(5), lambda: [1, "a"].sort(), lambda: [1].sort(key=5), lambda: [1][1], lambda: [1]["a"], lambda: [1] + (1,), lambda: [1] * "a", lambda: [1] < 5, lambda: list(5), lambda: [1].append(), lambda: [].sort(reverse="x"), lambda: hash([]), lambda: [1, 2][1:"a"], lambda: [].x): attempt(f)
l = [1, 2, 3, 4, 5]; l[1:3] = "abc"; print(l); l[::2] = [0] * 3; print(l); del l[::2]; print(l); l[5:] = [9]; print(l); l[:0] = [7]; print(l); l[-100:100] = []; print(l)
l = [1, 2, 3]
try: l[::2] = [1]
except ValueError as e: print(e)
try: l[0:1] = 5
except TypeError as e: print(e)
l = [1]; l.append(l); print(l, l == l, len(l)); print([[]] * 2, [1, 2] > [1], [1, 2] < [1, 3], [] < [0], [1] == [1.0], [1, [2, [3]]].index([2, [3]]))
a = [3, 1, 2]; b = sorted(a); a.sort(key=lambda x: -x); print(a, b, sorted("hello"), sorted({3: 1, 1: 2}), sorted([(1, "b"), (1, "a")]), sorted(["b", "A", "c"], key=str.lower), sorted([1, 2, 3], key=lambda x: x % 2))
