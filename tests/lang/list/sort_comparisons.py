# Which items a sort compares, in which order, and how far it has come when a comparison fails.
import random


class Item:
    log = []
    fails_after = None

    def __init__(self, key, name):
        self.key, self.name = key, name

    def __repr__(self):
        return f"{self.key}.{self.name}"

    def __lt__(self, other):
        Item.log.append((self.name, other.name))
        if Item.fails_after is not None and len(Item.log) > Item.fails_after:
            raise ValueError(f"{self} or {other}")
        return self.key < other.key


def items(keys):
    return [Item(key, name) for name, key in enumerate(keys)]


def digest(values):
    number = 0
    for value in values:
        number = (number * 1_000_003 + value) % 1_000_000_007
    return number


def show(title, keys, **options):
    Item.log.clear()
    result = sorted(items(keys), **options)
    log = [name for pair in Item.log for name in pair]
    print(title, len(Item.log), digest(log), digest(item.name for item in result))


for keys in ([], [1], [1, 2], [2, 1], [1, 1], [3, 2, 2, 1], [1, 1, 0], [2, 2, 1, 1, 0, 0, 5, 6], [2, 1, 1, 2, 0]):
    for reverse in (False, True):
        Item.log.clear()
        print(keys, reverse, sorted(items(keys), reverse=reverse), Item.log)

numbers = random.Random(3)
for size in (5, 31, 32, 33, 63, 64, 65, 66, 100, 127, 129, 200, 1000, 1009, 3000):
    for spread in (1, 2, 5, 30, 10**6):
        keys = [numbers.randrange(spread) for _ in range(size)]
        show(f"random {size} {spread}", keys)
        show(f"random {size} {spread} reverse", keys, reverse=True)
    show(f"rising {size}", range(size))
    show(f"falling {size}", range(size, 0, -1))
    show(f"falling {size} reverse", range(size, 0, -1), reverse=True)
    show(f"two halves {size}", [*range(0, size, 2), *range(1, size, 2)])
    show(f"swapped halves {size}", [*range(size // 2, size), *range(size // 2)])
    show(f"swapped thirds {size}", [*range(size // 3, size), *range(size // 3)])
    show(f"sawtooth {size}", [n % 37 for n in range(size)])
    show(f"organ pipes {size}", [*range(size // 2), *range(size // 2, 0, -1)])
    show(f"steps {size}", [-(n // 7) for n in range(size)])
    nearly = list(range(size))
    for _ in range(size // 20 + 1):
        a, b = numbers.randrange(size), numbers.randrange(size)
        nearly[a], nearly[b] = nearly[b], nearly[a]
    show(f"nearly {size}", nearly)
    show(f"nearly {size} reverse", nearly, reverse=True)
    show(f"blocks {size}", [n // 50 % 3 * 1000 + n for n in range(size)])
    show(f"key {size}", keys, key=lambda item: item)

for size, spread in ((4, 9), (40, 9), (300, 50), (300, 10**6)):
    keys = [numbers.randrange(spread) for _ in range(size)]
    for fails_after in (0, 1, 2, 3, 20, 100, 300, 700, 1500):
        for reverse in (False, True):
            Item.log.clear()
            Item.fails_after = fails_after
            values = items(keys)
            try:
                values.sort(reverse=reverse)
            except ValueError as error:
                print(size, fails_after, reverse, error, digest(item.name for item in values))
            Item.fails_after = None


def refuses(item):
    if item == 2:
        raise KeyError(item)
    return item


values = [3, 1, 2, 0]
try:
    values.sort(key=refuses, reverse=True)
except KeyError as error:
    print(values, error)
values = [3, 1, "a", 0, 2]
try:
    values.sort()
except TypeError as error:
    print(values, error)
values = [(1, "b"), (1, 2), (0, 5)]
try:
    values.sort(reverse=True)
except TypeError as error:
    print(values, error)
