def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class A:
    x = 1
p = A.__dict__
print(type(p).__name__, p["x"], "x" in p, p.get("y"), p.get("y", 2), len(p) > 1, isinstance(p, dict))
attempt(lambda: p["y"]); attempt(lambda: p.__setitem__); attempt(lambda: p.update)
try:
    p["x"] = 2
except TypeError as e:
    print(e)
try:
    del p["x"]
except TypeError as e:
    print(e)
from types import MappingProxyType as M
d = {"a": 1, "b": 2}
m = M(d)
print(m, repr(m), list(m), list(m.keys()), list(m.values()), list(m.items()), m == d, m == {"a": 1}, m.copy(), m | {"c": 3}, {"z": 0} | m, list(reversed(m)))
d["c"] = 3; print(m["c"], len(m), str(m))
attempt(M, 5); attempt(M); attempt(hash, m); attempt(M, [1]); attempt(lambda: m.clear()); attempt(lambda: m < m)
print(M(M({1: 2}))[1], {**m}, dict(m), (lambda **k: k)(**m))
try:
    m |= {"q": 1}
except TypeError as e:
    print(e)
match m:
    case {"a": v}: print("matched", v)
