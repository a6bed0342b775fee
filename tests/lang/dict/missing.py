class Default(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]

d = Default(a=1)
print(d["a"], d["b"], d, d.get("c"))
