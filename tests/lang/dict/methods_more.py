def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
d = {"a": 1, "b": 2}; print(d.get("z"), d.get("z", 5), d.setdefault("c", 3), d.pop("a"), d.pop("zz", None), d.popitem(), d, d.update(x=1), d.update([("y", 2)]), d, d.copy() is d, dict.fromkeys("ab"), dict.fromkeys([1], []), d | {"q": 1}, list(d), len(d), "x" in d, d.keys() & {"x"}, d.items() >= {("x", 1)}, sorted(d.values()), list(reversed(d)))
for f in (lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: d.update(5), lambda: d.update([1]), lambda: d.update([(1, 2, 3)]), lambda: {[]: 1}, lambda: d[[]], lambda: [] in d, lambda: d.get([]), lambda: d | 5, lambda: d < d, lambda: dict(5), lambda: dict([(1,)]), lambda: d.fromkeys(5), lambda: hash(d), lambda: d.nope, lambda: d.get(), lambda: d.setdefault(), lambda: dict(a=1, **{"a": 2}), lambda: {**5}, lambda: {**[1]}): attempt(f)
v = d.keys(); d["new"] = 1; print(v, len(v), d.items(), d.values(), type(v).__name__, v == {"b", "x", "y", "new"}, v | {1} == {"b", "x", "y", "new", 1}, v.isdisjoint([5]), v.mapping["new"])
d = {}; d["self"] = d; print(d, {1: {2: {}}} == {1: {2: {}}}, {1: 2} != {1: 3}, {1: "a", True: "b", 1.0: "c"}, {0: 1} == {False: 1.0})
d = {1: 1, 2: 2, 3: 3}; del d[2]; d[2] = 9; print(d, list(d.items())[-1], next(iter(d)), {k: v for k, v in sorted(d.items(), reverse=True)}, max(d, key=d.get), dict(zip("ab", [1, 2])), dict([("a", 1)], b=2))
