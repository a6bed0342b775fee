def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
t = (1, 2, 2); print(t.count(2), t.index(2), t + (3,), t * 2, t[1:], t[::-1], len(t), 2 in t, (1,) < (1, 0), () == (), t[-1], tuple("ab"), tuple(), hash((1, 2)) == hash((1, 2)), (1, [2]) == (1, [2]), sorted((3, 1)), max(t), (t), ((1),), (1,), repr((1,)), repr(()), (*t, 9), min((1, "a")[:1]))
for f in (lambda: t[9], lambda: t["a"], lambda: t + [1], lambda: t.index(9), lambda: t.count(), lambda: hash(([],)), lambda: t < [1], lambda: tuple(5), lambda: t * 1.5, lambda: t.append(1), lambda: (1, "a") < (1, 2), lambda: t.index(1, 5), lambda: t()): attempt(f)
def s(): t[0] = 1
def d(): del t[0]
attempt(s); attempt(d)
a = (1, 2) is (1, 2); x, (y, *z) = 1, (2, 3, 4); print(x, y, z); t = ([],); t[0].append(t); print(t)
