import collections.abc as cabc
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple

P = namedtuple("P", "a")


async def coro(): ...


async def agen():
    yield


def gen():
    yield


c = coro()
samples = {
    "list": [], "tuple": (), "str": "", "bytes": b"", "bytearray": bytearray(), "dict": {}, "set": set(),
    "frozenset": frozenset(), "range": range(1), "int": 1, "None": None, "gen": gen(), "iter": iter([]), "zip": zip(),
    "map": map(len, []), "keys": {}.keys(), "values": {}.values(), "items": {}.items(), "func": len, "class": int, "coro": c,
    "agen": agen(), "deque": deque(), "Counter": Counter(), "OrderedDict": OrderedDict(), "defaultdict": defaultdict(),
    "ChainMap": ChainMap(), "UserDict": UserDict(), "UserList": UserList(), "UserString": UserString(""), "namedtuple": P(1),
    "odkeys": OrderedDict().keys(), "memoryview": memoryview(b""), "slice": slice(1), "object": object(),
    "enumerate": enumerate([]), "reversed": reversed([]), "dictiter": iter({}), "filter": filter(None, []),
}
names = [name for name in cabc.__all__ if name != "ByteString"]
for label, value in samples.items():
    print(label, [name for name in names if isinstance(value, getattr(cabc, name))])
c.close()
print(issubclass(list, cabc.Collection), issubclass(dict, cabc.Reversible), issubclass(int, cabc.Hashable), issubclass(list, cabc.Hashable))
