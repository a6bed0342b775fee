"""Keywords may be called `self`: what a method is called on has no name."""
import collections

print(dict(self=1, cls=2))
d = {}
d.update(self=3)
print(d, collections.OrderedDict(self=4), collections.Counter(self=4), collections.defaultdict(int, self=3), collections.UserDict(self=3))
o = collections.OrderedDict()
o.update(self=5, other=6)
print(o, "{self}".format(self=7))


class Loud(collections.OrderedDict):
    def update(self, *args, **kwds):
        raise ValueError("not used by the constructor")

    def __missing__(self, key):
        return 0


loud = Loud(a=1)
print(loud, loud["b"], loud.pop("a"))
try:
    loud.pop("a")
except KeyError as error:
    print("KeyError", error)
