from collections import deque

d = deque(range(5))
print(d[2], d[-1])
d[2] = "x"
del d[0]
print(d)
d.insert(1, "i")
d.insert(-1, "j")
d.insert(100, "k")
d.insert(-100, "l")
print(d)
d.remove("i")
print(d, d.count("x"), d.index("x"), d.index("k", -1))
d.reverse()
print(d)
for action in (
    lambda: d[100], lambda: d["a"], lambda: d.remove("nope"), lambda: d.index("nope"),
    lambda: d[0:2], lambda: d.__setitem__(50, 1), lambda: d.__delitem__(-50), lambda: hash(d),
    lambda: d + [1], lambda: deque(1),
):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
