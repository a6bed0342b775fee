from itertools import groupby

print([k for k, g in groupby("AAAABBBCCDAABBB")], [list(g) for k, g in groupby("AAAABBBCCD")])
people = [("x", 1), ("x", 2), ("y", 3)]
for key, group in groupby(people, key=lambda p: p[0]):
    print(key, list(group))
it = groupby("aabb")
k1, g1 = next(it)
k2, g2 = next(it)
print(k1, list(g1), k2, list(g2), list(it))
it = groupby([1, 1, 2])
k, g = next(it)
print(next(g))
k2, g2 = next(it)
print(list(g), k2, list(g2))
print(list(groupby([])), {k: len(list(g)) for k, g in groupby(sorted("mississippi"))})
print(type(g).__name__, type(it))
print([(k, sum(1 for _ in g)) for k, g in groupby([1, 1.0, True, 2])])
try:
    list(groupby([1, 2], lambda x: x / 0))
except ZeroDivisionError as error:
    print(error)
