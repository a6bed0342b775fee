from collections import defaultdict

s = [("yellow", 1), ("blue", 2), ("yellow", 3), ("blue", 4), ("red", 1)]
d = defaultdict(list)
for k, v in s:
    d[k].append(v)
print(sorted(d.items()), d)
counts = defaultdict(int)
for c in "mississippi":
    counts[c] += 1
print(counts)
print(defaultdict(lambda: "x")["k"], defaultdict(set, {"a": 1}, b=2))
e = defaultdict()
try:
    e["x"]
except KeyError as error:
    print(repr(error))
print(e, e.default_factory, d.default_factory)
e.default_factory = int
print(e["y"], e, e.get("z"), "z" in e, len(e))
for bad in (lambda: defaultdict(1), lambda: defaultdict(None, 1, 2)):
    try:
        bad()
    except TypeError as error:
        print(error)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t))
