"""WeakValueDictionary and WeakKeyDictionary."""
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


a, b, c = Thing("a"), Thing("b"), Thing("c")
d = weakref.WeakValueDictionary()
d["a"] = a
d["b"] = b
d.update({"c": c})
print(len(d), sorted(d), d["a"], d.get("zz"), "b" in d, list(d.values()))
del b
print(len(d), sorted(d.keys()), "b" in d)
try:
    d["b"]
except KeyError as error:
    print("KeyError", error)
print(d.pop("c"), d.pop("c", "none"), dict(d))
print(d.setdefault("q", c), d.setdefault("q", a), sorted(d.items()))
try:
    d["bad"] = 5
except TypeError as error:
    print(error)
del a, c
print(len(d), list(d.items()))

w = weakref.WeakKeyDictionary()
a, b = Thing("a"), Thing("b")
w[a] = 1
w[b] = [a]
print(len(w), w[a], a in w, 5 in w, list(w.items()))
del b
print(len(w), list(w))
print(w.get(Thing("x"), "default"), w.pop(a), len(w))
w[a] = 2
copy = w.copy()
print(dict(copy), copy == w, type(copy).__name__)
del a
print(len(w), len(copy), repr(w).startswith("<WeakKeyDictionary at 0x"))

x = Thing("x")
merged = weakref.WeakValueDictionary({"x": x}) | {"y": x}
print(sorted(merged), type(merged).__name__)
for key in list(merged):
    del merged[key]
print(len(merged))
cache = weakref.WeakValueDictionary(x=x)
print(cache.popitem())
