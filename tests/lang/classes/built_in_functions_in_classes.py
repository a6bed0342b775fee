"""Built-in functions in a class are not bound again; methods of built-in types are."""
import functools
import math
import operator


class Holder:
    keys = dict.fromkeys
    number = int.from_bytes
    seen = []
    add = seen.append
    length = len
    root = math.sqrt
    joined = "-".join
    decoded = bytes.fromhex
    first = operator.itemgetter(0)
    upper = str.upper
    rounded = functools.partial(round, ndigits=1)


one = Holder()
for _ in range(3):
    print(one.keys("ab"), one.number(b"\1"), one.add(1), one.length([1]), one.root(4), one.joined("xy"), one.decoded("61"), one.first([5]))
print(one.seen)
try:
    one.upper()
except TypeError as error:
    print(error)


class Text(str):
    shout = str.upper


print(Text("hey").shout())


class Special:
    __len__ = [1, 2, 3].__len__
    __call__ = max
    __contains__ = "abc".__contains__
    __getitem__ = {"k": "v"}.__getitem__
    __iter__ = [7, 8].__iter__


special = Special()
print(len(special), special(4, 9), "b" in special, special["k"], list(special))
