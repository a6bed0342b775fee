"""Lists, and what is made like them, ask an object for its length before its items."""
import operator


class Told:
    def __len__(self):
        print("len", end=" ")
        return 2

    def __iter__(self):
        print("iter", end=" ")
        return iter((1, 2))


class Guess:
    def __init__(self, guess):
        self.guess = guess

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.guess, type):
            raise self.guess("no")
        return self.guess

    def __iter__(self):
        return iter((1, 2))


uses = {
    "list": list, "tuple": tuple, "set": set, "bytes": bytes, "bytearray": bytearray, "sorted": sorted, "sum": sum,
    "[*x]": lambda x: [*x], "(*x,)": lambda x: (*x,), "extend": lambda x: [].extend(x), "iadd": lambda x: operator.iadd([0], x),
    "slice": lambda x: operator.setitem([0], slice(0, 1), x), "join": lambda x: "".join(map(str, x)),
    "hint": operator.length_hint, "bytearray.extend": lambda x: bytearray().extend(x), "dict": dict.fromkeys,
}
for source in (Told(), Guess(5), Guess(NotImplemented), Guess(None), Guess(-1), Guess(1 << 70), Guess(TypeError), Guess(KeyError)):
    for name, use in uses.items():
        try:
            print(name, use(source))
        except Exception as error:
            print(name, type(error).__name__, error)


def failing():
    yield 1
    yield 2
    raise LookupError("after two")


items = [0]
for grow in (items.extend, items.__iadd__):
    try:
        grow(failing())
    except LookupError:
        print(items)
try:
    items += failing()
except LookupError:
    print(items)
