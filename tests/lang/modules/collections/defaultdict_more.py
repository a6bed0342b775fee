from collections import defaultdict
import copy

d = defaultdict(list, a=[1])
c = d.copy()
c["b"].append(2)
print(d, c, type(c).__name__, copy.copy(d), copy.deepcopy(d))
print(d | {"z": 1}, {"z": 1} | d, type({"z": 1} | d).__name__)
d |= {"q": 2}
print(d)
print(isinstance(d, dict), d == {"a": [1], "q": 2}, dict(d))


class Default(defaultdict):
    def __missing__(self, key):
        self[key] = value = f"<{key}>"
        return value


m = Default()
print(m["x"], m)


class Sub(defaultdict):
    pass


s = Sub(int)
s["a"] += 5
print(s, s.copy(), type(s.copy()).__name__)
r = defaultdict(list)
r["self"] = r
print(r)


def fail():
    raise ValueError("made on purpose")


try:
    defaultdict(fail)["a"]
except ValueError as error:
    print(error)
print({**d}, [*d], d.pop("q"), d.setdefault("n", 3), sorted(d))
