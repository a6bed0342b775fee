a or b and not c or d
a < b <= c is not d not in e
-a ** -b
a if b else c if d else e
lambda: 1
lambda a, /, b=1, *c, d, e=2, **f: (a, b)
(y := f(x))
a @ b // c % d << e >> f & g ^ h | ~i
a.b.c(d)[e](*f, g=1, **h)
a[1:2, ::3, *b, c:=1]
a[b]
a[b,]
a[*b]
()
(a,)
[]
{}
{1, *a}
{1: 2, **b, 'c': d}
f(x for x in y)
f((x for x in y), 1)
(yield_)
...
await_.x
