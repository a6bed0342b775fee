from collections import Counter

c, d = Counter(a=3, b=1), Counter(a=1, b=2)
print(c + d, c - d, c & d, c | d)
print(c == Counter(a=3, b=1, z=0), c <= d, Counter(a=1) <= c, c >= Counter(b=1), c < c + d, c > d)
print(+Counter(a=2, b=-4), -Counter(a=2, b=-4))
for op in ("+=", "-=", "&=", "|="):
    e = Counter(a=3, b=1)
    exec(f"e {op} d", {"e": e, "d": d})
    print(op, e)
for action in (lambda: c + 1, lambda: c < {"a": 1}, lambda: hash(c), lambda: Counter(1), lambda: Counter("a", "b")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(c == {"a": 3, "b": 1}, c != d, c != 5)


class C(Counter):
    pass


x = C("aab")
print(x, type(x.copy()).__name__, type(x + x).__name__, x.most_common(1), isinstance(x, dict))


class Loud(Counter):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


Loud("aba")
print(Counter(x=1.5, y=2).most_common(), Counter(a="x", b=1))
