"""pickle: everyday objects there and back."""
import collections
import datetime
import decimal
import enum
import fractions
import functools
import itertools
import pickle
import dataclasses
import random
import array
import operator


@dataclasses.dataclass
class Point:
    x: int
    y: list


@dataclasses.dataclass(frozen=True, slots=True)
class Frozen:
    x: int


class Colour(enum.Enum):
    RED = 1


class Flag(enum.Flag):
    A = 1
    B = 2


Pair = collections.namedtuple("Pair", "a b")


class Slots:
    __slots__ = ("a", "b")


class State:
    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.kept = state["kept"] + 1


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n,)


class Numbers(list):
    pass


class Named(dict):
    pass


class Whole(int):
    pass


class Words(str):
    pass


def function():
    pass


slots = Slots()
slots.a = [1]
state = State()
state.kept = 1
numbers = Numbers([1, 2])
numbers.name = "n"
named = Named(a=1)
named.extra = 2
recursive = []
recursive.append(recursive)
values = [
    None, True, 0, -1, 255, 2**31, 2**100, -(2**70), 1.5, float("inf"), 1j, "text", "é€😀", "a\\u0041\n", b"bytes", b"\xff" * 300,
    bytearray(b"ab"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {1: 2}}, {1, 2}, frozenset("a"), range(3),
    slice(1, 2), Ellipsis, NotImplemented, int, len, function, Point, Point(1, [2]), Frozen(3), Colour.RED, Flag.A | Flag.B,
    Pair(1, 2), numbers, named, Whole(7), Words("w"), collections.OrderedDict(a=1), collections.Counter("abca"),
    collections.deque([1, 2], 5), collections.defaultdict(list, a=[1]), datetime.date(2020, 1, 2),
    datetime.datetime(2020, 1, 2, 3, 4, 5, 6), datetime.timedelta(1, 2), datetime.timezone.utc, decimal.Decimal("1.50"),
    fractions.Fraction(1, 3), ValueError("a", 1), KeyError("k"), OSError(2, "no", "f"), array.array("i", [1, 2]),
    operator.itemgetter(1), operator.attrgetter("a.b"), functools.partial(int, base=2), str.upper, "abc".upper, [].append,
    type(None), object(), complex, dict.fromkeys, StopIteration, "x" * 300, list(range(300)), dict.fromkeys(range(1100)),
]
for value in values:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        try:
            again = pickle.loads(pickle.dumps(value, protocol))
        except Exception as exc:
            print(protocol, type(value).__name__, type(exc).__name__, exc)
            continue
        if protocol in (0, 2, 5):
            shown = repr(again)
            print(protocol, type(again).__name__, shown[:60] if " at 0x" not in shown else "", type(again) is type(value))
print(pickle.dumps([1, "a", (2.5, None)], 2), pickle.dumps({"k": b"v"}, 4))
again = pickle.loads(pickle.dumps(recursive))
print(again[0] is again)
shared = [1]
again = pickle.loads(pickle.dumps([shared, shared]))
print(again[0] is again[1])
print(pickle.loads(pickle.dumps(slots)).a, hasattr(pickle.loads(pickle.dumps(slots)), "b"))
print(pickle.loads(pickle.dumps(state)).kept, pickle.loads(pickle.dumps(Reduced(4))).n)
print(pickle.loads(pickle.dumps(numbers)).name, pickle.loads(pickle.dumps(named)).extra)
for wrong in [lambda: 1, iter([1]).__class__, (x for x in ()), type("Local", (), {})(), random]:
    try:
        pickle.dumps(wrong)
        print("pickled")
    except Exception as exc:
        print(type(exc).__name__, str(exc).split(" at 0x")[0])
