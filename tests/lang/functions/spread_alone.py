# Calls whose only arguments are *args and **kwargs: what is handed over stays the caller's own.
def change(*args, **named):
    args += (9,)
    named["new"] = 1
    named.pop("a", None)
    return args, named


given, names = (1, 2), {"a": 1, "b": 2}
print(change(*given, **names), given, names)

items = [1, 2]


def late():
    items.append(3)
    return {"k": len(items)}


print(change(*items, **late()), items)
print(change(*"ab"), change(*{"x": 1, "y": 2}), change(*(i * i for i in range(3))), change(**{}), change(*()))

made = dict(**names)
print(made, made is names)


class Names:
    def keys(self):
        print("keys")
        return iter(["a", "z"])

    def __getitem__(self, key):
        return key * 2


print(change(**Names()))


class OwnDict(dict):
    def keys(self):
        return ["other"]


print(change(**OwnDict(a=1)))

for call in (lambda: change(*3), lambda: change(**3), lambda: change(**{1: 2}), lambda: change(*None, **None),
             lambda: len(*3), lambda: len(*[1, 2]), lambda: print(*[1, 2], **{"sep": "-", "end": "!\n"}),
             lambda: change(**{"a b": 1, "": 2})):
    try:
        print(call())
    except TypeError as e:
        print(e)


def two(a, b=2):
    return a, b


for args, named in [((1,), {}), ((), {"b": 5, "a": 4}), ((1, 2, 3), {}), ((1,), {"a": 1}), ((), {}), ((1,), {"c": 1})]:
    try:
        print(two(*args, **named))
    except TypeError as e:
        print(e)


async def later(*args, **named):
    return args, named


coroutine = later(*given, **names)
names["c"] = 3
try:
    coroutine.send(None)
except StopIteration as e:
    print(e.value)
