x = 1
a = b = c, d = 2
a, *b = [x, *y]
(a.b, c[d]) = e
x += 1
x **= yield_ if a else b
x: int
x: int = 1
(x): int = 1
a.b: list[int] = []
x = *a, b
del a, (b, c), d[0]
del (e)
