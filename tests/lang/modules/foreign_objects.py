"""Objects of modules, asked again and again at one place: methods, attributes, calls and truth."""
import functools
import operator
import re
from collections import deque


class Named(deque):
    def append(self, item):
        super().append(("named", item))

    def __len__(self):
        return 0


plain, named, own = deque([1]), Named(), re.compile("a(b)?")
for queue in (plain, named, plain, [2], named):
    queue.append(3)
    print(queue, bool(queue), not queue, "full" if queue else "empty")

for thing in (deque(maxlen=3), 3, deque(maxlen=4)):
    try:
        print(thing.maxlen)
    except AttributeError as error:
        print(error)

for match in (own.match("ab"), own.match("a"), "text"):
    try:
        print(match.pos, match.group(1), match.re is own)
    except AttributeError as error:
        print(error)

second = operator.itemgetter(1)
length = functools.partial(len, [1, 2])
for call, given in ((second, [[1, 2]]), (operator.itemgetter(0, 1), ["ab"]), (length, []), (operator.attrgetter("real.imag"), [3]), (operator.methodcaller("upper"), ["x"]), (second, [{1: 2}])):
    print(call(*given))


def call_twice(f, *values):
    for value in values:
        try:
            print(f(value))
        except (TypeError, IndexError, KeyError) as error:
            print(type(error).__name__, error)


call_twice(second, "ab", "a", {}, 3)
call_twice(operator.attrgetter("a"), *[])
print(sorted([[1, 2], [2, 1]], key=second), sorted("ba", key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
try:
    sorted([1, 2], key=functools.cmp_to_key(lambda a, b: 1 / 0))
except ZeroDivisionError as error:
    print(error)
print(isinstance(1, (str, (int, float))), isinstance("a", int | str), issubclass(bool, (str, int)), isinstance(None, int | None))


class Nested:
    def __getitem__(self, index):
        return second(self) if depth() else index


count = 0


def depth():
    global count
    count += 1
    return count < 10**6


try:
    second(Nested())
except RecursionError:
    print("too deep")
