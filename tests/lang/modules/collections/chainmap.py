from collections import ChainMap

baseline = {"music": "bach", "art": "rembrandt"}
adjustments = {"art": "van gogh", "opera": "carmen"}
c = ChainMap(adjustments, baseline)
print(list(c), c["music"], c["art"], len(c), c, "opera" in c, c.get("x", 1), bool(ChainMap()))
child = c.new_child({"x": 1})
child["y"] = 2
print(child, child.parents, child.maps[0], child.new_child(z=3).maps[0])
try:
    del child["music"]
except KeyError as error:
    print(error)
try:
    child["nope"]
except KeyError as error:
    print(error)
for action in (lambda: child.pop("music"), lambda: ChainMap().popitem()):
    try:
        action()
    except KeyError as error:
        print(error)
print(child.pop("x"), child.popitem(), child.maps[0])
print(dict(c), c == dict(c), list(c.items()), list(c.values()))
d = c | {"n": 1}
print(d, type(d).__name__, {"n": 1} | c)
d |= {"m": 1}
print(d.maps[0], c.copy(), ChainMap.fromkeys("ab", 0))


class DeepChainMap(ChainMap):
    def __setitem__(self, key, value):
        for mapping in self.maps:
            if key in mapping:
                mapping[key] = value
                return
        self.maps[0][key] = value

    def __delitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                del mapping[key]
                return
        raise KeyError(key)


d = DeepChainMap({"zebra": "black"}, {"elephant": "blue"}, {"lion": "yellow"})
d["lion"] = "orange"
d["snake"] = "red"
del d["elephant"]
print(d)
