# An OrderedDict must not change while it is gone through, but for values, and at the very end.
from collections import OrderedDict


def walk(how, change):
    od = OrderedDict(a=1, b=2, c=3)
    seen = []
    try:
        for item in how(od):
            seen.append(item)
            change(od, item)
            if len(seen) > 10:
                break
    except Exception as error:
        print(type(error).__name__, error, seen)
    else:
        print(seen)


def remove_at_end(od, key):
    if key == "c":
        del od["a"]


for how in (iter, reversed, OrderedDict.keys, OrderedDict.values, OrderedDict.items, lambda od: reversed(od.items())):
    walk(how, lambda od, item: od.move_to_end("a"))
    walk(how, lambda od, item: od.update(a=5))
    walk(how, lambda od, item: od.update(z=5))
    walk(how, lambda od, item: od.pop("b"))
    walk(how, lambda od, item: od.clear())
walk(iter, remove_at_end)
class Shop:
    def __iter__(self):
        return iter(OrderedDict(a=1).values())


print(list(Shop()), next(iter(Shop())))
print(type(iter(OrderedDict())).__name__, list(reversed(OrderedDict(a=1, b=2).items())), list(OrderedDict().values()))


class Sorted(OrderedDict):
    def __iter__(self):
        return iter(sorted(super().__iter__()))


print(list(Sorted(b=1, a=2)), Sorted(b=1, a=2))

import copy
import pickle

for how in (iter, reversed, OrderedDict.items):
    steps = iter(how(OrderedDict(a=1, b=2, c=3)))
    next(steps)
    print(list(pickle.loads(pickle.dumps(steps))), list(copy.copy(steps)), list(steps), list(copy.copy(steps)))
