a = b = c = [1]
print(a is b is c)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), [r, *s] = (1, 2), "abcd"
print(p, q, r, s)
*init, last = range(5)
print(init, last)
first, *mid, last = "ab"
print(first, mid, last)
[m] = {7}
print(m)
d = {}
d["k"], d["l"] = 1, 2
print(d)
i = 0
l = [0, 0, 0]
i, l[i] = 1, 5
print(i, l)
class O: pass
o = O()
o.a, (o.b, *o.c) = 1, (2, 3, 4)
print(vars(o))
for src in ((1,), (1, 2, 3), [], iter([1, 2, 3])):
    try:
        a, b = src
    except ValueError as e:
        print(e)
try:
    a, *b, c = (1,)
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
try:
    a, b = None
except TypeError as e:
    print(e)
try:
    a, b = {"x": 1, "y": 2, "z": 3}
except ValueError as e:
    print(e)
x = 1,
print(x)
x = *[1, 2], *"ab"
print(x)
a = 5; b = a; del a
print(b)
