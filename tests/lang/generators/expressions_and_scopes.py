x = "outer"
print([x for x in range(3)], x)
print(list(x for x in "ab"), x)
print({x: y for x, y in zip("ab", (1, 2))}, {x for x in [1, 1]})
print([(i, j) for i in range(3) if i for j in range(i)])
print([[j for j in range(i)] for i in range(4)])
print([a for a, *b in ["abc", "def"]], [b for a, *b in ["abc"]])
g = (print("lazy", i) for i in range(2))
print("made")
list(g)
try:
    g = (i for i in undefined)
except NameError as e:
    print(e)
g = (undefined2 for i in [1])
try:
    next(g)
except NameError as e:
    print(e)
try:
    (i for i in 5)
except TypeError as e:
    print(e)
def f():
    n = 10
    l = [lambda: n + i for i in range(2)]
    n = 20
    return [h() for h in l], [locals().keys() and 1 for _ in "a"]
print(f())
print([i for i in range(10) if i % 2 if i > 3])
print({**{k: v for k, v in {"a": 1}.items()}, "b": 2})
print([y for x in range(3) for y in [x * 2]], [(lambda z: z * x)(2) for x in range(3)])
print(sum(i * i for i in range(5)), max((i for i in [3, 1]), default=0), sorted((i for i in "cab"), reverse=True))
d = {i: {j: i * j for j in range(2)} for i in range(2)}
print(d)
print([x.__class__.__name__ for x in (1, "a", None)])
class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    nested = [[i + j for j in range(2)] for i in items]
print(C.doubled, C.nested)
def order():
    def p(v): print("p", v); return v
    print({p("k"): p("v") for _ in [1]})
    print([p(1), p(2)][p(0)])
    print({p("a"): p("b"), p("c"): p("d")})
order()
try:
    [1 / 0 for _ in [1]]
except ZeroDivisionError as e:
    print(e)
t = [i for i in range(3)] + [i for i in range(2)]
print(t, [*range(3), *(i for i in "x")])
gen = (i for i in range(3))
print(2 in gen, list(gen))
print([0 for i in range(3) for i in range(2)])
