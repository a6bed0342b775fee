f = lambda a, b=1, *c, d, e=2, **g: (a, b, c, d, e, g)
print(f(1, d=4), f(1, 2, 3, d=4, z=5), f.__name__, f.__defaults__, f.__kwdefaults__)
print((lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda a, /: a)(1), (lambda *, a: a)(a=1), (lambda: (yield))().__class__.__name__)
print((lambda x: (lambda y: x + y))(1)(2), (lambda: 1 if 0 else 2)(), [*map(lambda x, y=2: x * y, [1, 2])])
m = []
def d(x=m): x.append(1); return x
print(d(), d(), m, d.__defaults__)
i = 5
def late(a=i): return a
i = 6; print(late())
