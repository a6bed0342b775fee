d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items)
print("c" in keys, 3 in values, ("c", 3) in items, ("c", 4) in items, len(keys))
print(sorted(keys & {"a", "z"}), sorted(keys - {"a"}), sorted(keys | {"z"}), keys.isdisjoint(["q"]))
print(keys == {"a", "b", "c"}, list(reversed(values)))
