from collections import OrderedDict

d = OrderedDict([("b", 1), ("a", 2)], c=3)
print(d, list(d), OrderedDict())
d.move_to_end("b")
print(list(d))
d.move_to_end("c", last=False)
print(list(d))
print(d.popitem(), d.popitem(last=False), d)
try:
    d.move_to_end("nope")
except KeyError as error:
    print(repr(error))
d.clear()
try:
    d.popitem()
except KeyError as error:
    print(repr(error))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})
print(OrderedDict(a=1) != OrderedDict(a=1), {"a": 1} == OrderedDict(a=1))
e = OrderedDict.fromkeys("xyz", 0)
print(e, list(reversed(e)), e.keys(), e.values(), e.items())
print(list(reversed(e.items())), "x" in e.keys(), e.keys() & {"x"}, len(e.items()))
print(e.pop("x"), e.pop("nope", 5), e.setdefault("q", 7), e.setdefault("q", 8), e)
print(e | {"n": 1}, {"n": 1} | e, type({"n": 1} | e).__name__)
e |= {"m": 2}
print(e, e.copy(), type(e.copy()).__name__)
e["self"] = e
print(e)
