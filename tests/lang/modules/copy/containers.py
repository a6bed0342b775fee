import copy
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from functools import partial
from types import SimpleNamespace

P = namedtuple("P", "a b")
for value in (
    deque([[1], 2], 5), Counter("aab"), OrderedDict(x=[1]), defaultdict(list, k=[1]), ChainMap({"a": [1]}, {"b": 2}),
    UserDict(a=[1]), UserList([[1]]), P([1], 2), SimpleNamespace(v=[1]),
):
    shallow, deep = copy.copy(value), copy.deepcopy(value)
    print(type(shallow).__name__, shallow == value, deep == value, shallow is value, repr(deep))
p = partial(sorted, key=len)
print(copy.deepcopy(p)(["bb", "a"]), copy.copy(p).keywords)
