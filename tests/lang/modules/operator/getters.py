from operator import attrgetter, itemgetter, methodcaller
import copy

inventory = [("apple", 3), ("banana", 2), ("pear", 5), ("orange", 1)]
print(sorted(inventory, key=itemgetter(1)), list(map(itemgetter(0), inventory)))
print(itemgetter(1)("ABC"), itemgetter(1, 3, 5)("ABCDEFG"), itemgetter(slice(2, None))("ABCDEFG"), itemgetter("a", "b")({"a": 1, "b": 2}))


class A:
    class b:
        c = "deep"

    x = 1

    def method(self, *args, **kwargs):
        return args, kwargs


print(attrgetter("x")(A), attrgetter("b.c", "x")(A()), methodcaller("method", 1, k=2)(A()), methodcaller("upper")("abc"))
print(itemgetter(1), itemgetter("a", 2), attrgetter("x"), attrgetter("b.c", "x"), methodcaller("m"), methodcaller("m", 1, k="v"))
for action in (
    lambda: itemgetter(9)("abc"), lambda: attrgetter("nope")(1), lambda: methodcaller("nope")(1), lambda: attrgetter(1),
    lambda: methodcaller(1), lambda: itemgetter("a")("abc"), lambda: itemgetter("k")({}),
):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(copy.copy(itemgetter(1))("ab"), sorted("banana", key=methodcaller("upper")), max([{"n": 1}, {"n": 5}], key=itemgetter("n")))
