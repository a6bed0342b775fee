x = "outer"
print([x for x in range(3)], x)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
print([(i, j) for i in range(3) if i for j in range(i)], {i: j for i, j in zip("ab", [1, 2])}, {i % 2 for i in range(5)})
print([y := 1, y ** 2], y, [last := i for i in range(3)], last)
class C:
    n = 3
    a = [n for _ in range(2)] if False else [1]
    b = [i for i in range(n)]
    try:
        c = [n for _ in range(2)]
    except NameError as e:
        c = str(e)
print(C.b, C.c)
print([[j for j in range(i)] for i in range(3)], list(i for i in [1, 2] if i > 1), sum(i for i in range(4)))
print([*range(2), *"ab"], {**{1: 2}, 3: 4}, (*[], 1), {*[1], *[2]})
g = (i for i in range(3)); print(next(g), list(g), type(g).__name__)
def gen():
    return [(yield_ for yield_ in range(2))]
print([list(q) for q in gen()])
print([a for a, in [(1,), (2,)]], [b for (a, *b) in [(1, 2, 3)]], [d[0] for d[0] in [1, 2]] if (d := {}) is not None else 0)
print([i for i in range(5) if i % 2 if i > 1], [i if i else "z" for i in range(2)])
try:
    [i for i in 5]
except TypeError as e:
    print(e)
try:
    (i for i in 5)
except TypeError as e:
    print(e)
try:
    {[]: 1 for i in [1]}
except TypeError as e:
    print(e)
print([locals_ for locals_ in [sorted(k for k in locals() if k == "zz")]])
print((lambda: [__name__ for _ in [0]])())
