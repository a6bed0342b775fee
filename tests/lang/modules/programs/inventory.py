"""A small inventory: abstract base classes, named tuples, counters, grouping."""

from abc import ABC, abstractmethod
from collections import Counter, OrderedDict, defaultdict, namedtuple
from functools import lru_cache, partial, reduce, total_ordering
from itertools import accumulate, chain, groupby, islice
from operator import attrgetter, itemgetter, methodcaller
import heapq

Item = namedtuple("Item", "name category price quantity", defaults=(1,))


@total_ordering
class Money:
    __slots__ = ("cents",)

    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __add__(self, other):
        return Money(self.cents + (other.cents if isinstance(other, Money) else other))

    __radd__ = __add__

    def __hash__(self):
        return hash(self.cents)

    def __repr__(self):
        return f"${self.cents // 100}.{self.cents % 100:02}"


class Store(ABC):
    @abstractmethod
    def add(self, item): ...

    @abstractmethod
    def __iter__(self): ...

    def total(self):
        return sum(Money(int(i.price * 100) * i.quantity) for i in self)

    def by_category(self):
        groups = defaultdict(list)
        for item in self:
            groups[item.category].append(item)
        return groups


class MemoryStore(Store):
    def __init__(self):
        self._items = OrderedDict()

    def add(self, item):
        if item.name in self._items:
            old = self._items[item.name]
            item = item._replace(quantity=old.quantity + item.quantity)
        self._items[item.name] = item
        self._items.move_to_end(item.name)

    def __iter__(self):
        return iter(self._items.values())


store = MemoryStore()
for row in [("pen", "office", 1.5, 10), ("desk", "furniture", 150.0), ("lamp", "furniture", 30.25, 2), ("pen", "office", 1.5, 5)]:
    store.add(Item(*row))
print(*store, sep="\n")
print(store.total())
for category, items in sorted(store.by_category().items()):
    print(category, [i.name for i in sorted(items, key=attrgetter("price"), reverse=True)])
counts = Counter({i.name: i.quantity for i in store})
print(counts, counts.most_common(1), (counts - Counter(pen=14)).total())
print(heapq.nlargest(2, store, key=attrgetter("price")))
for key, group in groupby(sorted(store, key=itemgetter(1)), key=itemgetter(1)):
    print(key, list(map(itemgetter(0), group)))
print(list(accumulate(i.quantity for i in store)), reduce(lambda a, b: a * b, (i.quantity for i in store)))
print(max(Money(5), Money(10)), Money(5) <= Money(5), sorted([Money(3), Money(1)]))


@lru_cache(maxsize=None)
def ways(amount, coins=(25, 10, 5, 1)):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


print(ways(100), ways.cache_info().currsize)
show = partial(print, "*", sep=" ", end=" *\n")
show("done")
print(list(islice(chain.from_iterable(map(methodcaller("upper"), ["ab", "cd"])), 3)))
try:
    Store()
except TypeError as error:
    print(error)
