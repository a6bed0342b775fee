from collections import OrderedDict
import copy


class LRU(OrderedDict):
    def __init__(self, maxsize=2, /, *args, **kwds):
        self.maxsize = maxsize
        super().__init__(*args, **kwds)

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.maxsize:
            oldest = next(iter(self))
            del self[oldest]


cache = LRU(2)
cache["a"] = 1
cache["b"] = 2
cache["a"]
cache["c"] = 3
print(list(cache), cache)


class LastUpdated(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)


d = LastUpdated(a=1, b=2)
d["a"] = 3
print(d, d == LastUpdated([("b", 2), ("a", 3)]))
e = copy.copy(d)
f = copy.deepcopy(OrderedDict(x=[1]))
print(e, type(e).__name__, f)
n = OrderedDict()
for i in range(1000):
    n[i] = i
for i in range(990):
    n.popitem(last=False)
n.move_to_end(999, last=False)
print(list(n))
