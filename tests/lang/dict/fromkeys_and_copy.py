d = dict.fromkeys("abc", 0)
copy = d.copy()
copy["a"] = 1
print(d, copy, dict.fromkeys([1]), dict(zip("ab", (1, 2))), dict([("k", "v")], x=1))
