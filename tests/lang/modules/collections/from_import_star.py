import collections
from collections import *

print(sorted(collections.__all__))
print(all(hasattr(collections, name) for name in collections.__all__))
for name in collections.__all__:
    if name != "namedtuple":
        cls = getattr(collections, name)
        print(cls.__module__, cls.__qualname__, cls)
try:
    collections.nope
except AttributeError as error:
    print(error)
import collections.abc
print(collections.abc.Mapping, deque[int], OrderedDict[str, int], Counter[str], defaultdict[str, list])
