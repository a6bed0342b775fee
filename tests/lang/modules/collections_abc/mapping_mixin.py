from collections.abc import Mapping, MutableMapping


class Frozen(Mapping):
    def __init__(self, *args, **kwargs):
        self._d = dict(*args, **kwargs)

    def __getitem__(self, key):
        return self._d[key]

    def __len__(self):
        return len(self._d)

    def __iter__(self):
        return iter(self._d)


f = Frozen(a=1, b=2)
print(f["a"], f.get("x"), f.get("x", 3), "a" in f, "z" in f, list(f), list(f.keys()), list(f.values()), list(f.items()))
print(f == {"a": 1, "b": 2}, f == Frozen(a=1), f != Frozen(a=1), f == 5, dict(f), {**f}, f.keys() & {"a"}, f.keys() | {"z"} == {"a", "b", "z"}, ("a", 1) in f.items(), 2 in f.values())
for bad in (lambda: hash(f), lambda: reversed(f), lambda: Mapping(), lambda: f.__setitem__, lambda: f["q"]):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


class M(MutableMapping):
    def __init__(self, *args, **kw):
        self.d = {}
        self.update(*args, **kw)

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        print("set", k)
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def __repr__(self):
        return f"M({self.d})"


m = M({"a": 1}, b=2)
m.update([("c", 3)])
m.update(f)
print(m, m.pop("a"), m.pop("zz", None), m.setdefault("n", 5), m.setdefault("n", 6), m.popitem(), m)
try:
    m.pop("zz")
except KeyError as error:
    print(error)
m.clear()
print(m, bool(m), m.keys(), m.items(), m.values())
try:
    m.popitem()
except KeyError as error:
    print(repr(error))
match f:
    case {"a": x}:
        print("matched", x)
