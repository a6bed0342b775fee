def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
r = range(0, 10, 3); print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 3 in r, 4 in r, "a" in r, 3.0 in r, r.index(6), r.count(3), r.start, r.stop, r.step, r == range(0, 12, 3), range(0) == range(2, 2), hash(range(3)) == hash(range(0, 3, 1)), list(reversed(r)), bool(range(0)), range(5)[2:][1], range(10, 0, -2)[1:3], sum(range(101)), max(range(5)), range(3) != range(4), repr(range(1, 2)), list(range(-3)), range(2**40)[-1], len(range(-10**12, 10**12)))
for f in (lambda: range(1.0), lambda: range("a"), lambda: range(1, 2, 0), lambda: r[99], lambda: r["a"], lambda: r.index(5), lambda: range() , lambda: range(1, 2, 3, 4), lambda: r + r, lambda: r < r, lambda: r.nope, lambda: range(1, None), lambda: hash(r) and r.__setitem__(0, 1)): attempt(f)
i = iter(range(3)); print(next(i), list(i), list(i), type(i).__name__, iter(i) is i)
