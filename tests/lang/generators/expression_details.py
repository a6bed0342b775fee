x = 10
g = (x + i for i in range(3)); x = 100; print(list(g))
l = [1, 2, 3]; g = (i for i in l); l = [9]; print(list(g))
l = [1, 2, 3]; g = (i for i in l if i in l); l.append(4); print(list(g))
print(sum(i * i for i in range(5)), max((i for i in [3, 1]), default=0), dict((k, v) for k, v in zip("ab", [1, 2])), set(i % 2 for i in range(4)), tuple(i for i in "ab"), sorted((i for i in [2, 1]), reverse=True), "".join(c.upper() for c in "ab"), any(i > 1 for i in [1, 2]), list((i, j) for i in range(2) for j in range(i + 1)))
def f(*a, **k): return a, k
print(f(*(i for i in [1, 2])), f(i for i in [3])[0][0].__next__())
g = ((i, (yield_ for yield_ in range(i))) for i in range(3)); print([(a, list(b)) for a, b in g])
def deep(n):
    g = iter(range(3))
    for _ in range(n): g = (v + 1 for v in g)
    return list(g)
print(deep(300))
def early():
    try:
        (1 / 0 for _ in [1])
        print("lazy")
        (i for i in 1 / 0)
    except ZeroDivisionError: print("first iterable is eager")
early()
class C:
    a = [1, 2]
    g = list(v for v in a)
    k = 3
    try: h = list(v * k for v in a)
    except NameError as e: h = str(e)
print(C.g, C.h)
print(list(i for i in range(10) if i % 2 if i > 3), [i for i in (j for j in range(3))], next((i for i in []), "none"))
gen = (i for i in range(3)); print(2 in gen, list(gen)); a, b, c = (i for i in range(3)); print(a, b, c)
