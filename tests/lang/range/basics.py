r = range(2, 20, 3)
print(list(r), len(r), r[1], r[-1], r[1:4], 5 in r, 6 in r, r.index(8), r.count(9), list(reversed(r)))
print(r, range(5), range(0) == range(3, 3), range(0, 4, 2) == range(0, 3, 2), r.start, r.stop, r.step, bool(range(0)))
