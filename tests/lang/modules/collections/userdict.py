from collections import UserDict
import copy


class Lower(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.lower(), item)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


d = Lower({"A": 1}, B=2)
d.update(C=3)
d.setdefault("D", 4)
print(d, d["a"], d["C"], d.data, len(d), list(d), "a" in d, d.get("Z", 0), d == {"a": 1, "b": 2, "c": 3, "d": 4})
print(d.pop("b"), d.popitem(), d.copy(), type(d.copy()).__name__, d | {"X": 9}, copy.copy(d))
try:
    d["nope"]
except KeyError as error:
    print(error)


class Missing(UserDict):
    def __missing__(self, key):
        return f"no {key}"


m = Missing()
print(m["x"], m.get("x"), "x" in m, dict(m), UserDict.fromkeys("ab", 1), isinstance(m, dict))
print(list(d.items()), list(d.keys()), list(d.values()), d.keys())
