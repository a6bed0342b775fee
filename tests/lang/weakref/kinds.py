"""What can be weakly referenced, and what cannot."""
import weakref


class Plain:
    pass


class Slots:
    __slots__ = ("x",)


class SlotsWeak:
    __slots__ = ("__weakref__",)


class SlotsChild(Plain):
    __slots__ = ()


class OfSlots(Slots):
    pass


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


class MyTuple(tuple):
    pass


class MyStr(str):
    pass


class MyBytes(bytes):
    pass


class MySet(set):
    __slots__ = ()


class MyError(Exception):
    pass


def function():
    pass


def generator():
    yield


async def coroutine():
    pass


values = [
    1, True, "text", 1.5, 3 + 4j, None, ..., NotImplemented, b"", bytearray(), [], {}, (), set(), frozenset(),
    range(3), slice(1), 10**40, object(), len, [].append, function, lambda: 0, Plain, int, type, Plain(), Slots(),
    SlotsWeak(), SlotsChild(), OfSlots(), MyList(), MyDict(), MyInt(), MyTuple(), MyStr(), MyBytes(), MySet(),
    MyError(), Exception(), ValueError("x"), iter([]), generator(), generator, weakref, zip(), enumerate([]),
    map(len, []), {}.keys(), compile("1", "", "eval"), property(),
    weakref.ref(Plain),
]
for value in values:
    try:
        print(type(value).__name__, weakref.ref(value)() is value)
    except TypeError as error:
        print(type(value).__name__, error)
coro = coroutine()
print(weakref.ref(coro)() is coro)
coro.close()
