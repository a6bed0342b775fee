t = (3, 1, 3)
print(t.count(3), t.index(1), t + (4,), t * 2, t[1:], t[::-1], t < (3, 2), len(t))
print(tuple("abc"), tuple([1]), (), (1,), 3 in t)
