"""Attributes that come and go: what is left, in which order, and who still sees them."""
from types import SimpleNamespace


class Thing:
    kind = "class"

    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3


def show(thing):
    return [getattr(thing, name, None) for name in "abcd"], list(vars(thing))


things = [Thing() for _ in range(4)]
del things[0].a
del things[1].c
del things[2].b, things[2].a
for thing in things:
    thing.d = 4
    print(show(thing))
for thing in things:
    for name in ("a", "b", "c", "d", "e"):
        try:
            delattr(thing, name)
        except AttributeError as error:
            print(error)
    thing.b = 5
    thing.kind = "own"
    print(thing.kind, thing.b)
    del thing.kind
    print(thing.kind, thing.__dict__)


class Other(Thing):
    pass


thing = Thing()
thing.__class__ = Other
del thing.b
thing.b = 7
print(show(thing), type(thing).__name__)


class Dies:
    def __init__(self, owner):
        self.owner = owner

    def __del__(self):
        print("died", hasattr(self.owner, "held"))


thing = Thing()
thing.held = Dies(thing)
del thing.held

name = SimpleNamespace(a=1, **{"b c": 2})
name.d = 3
del name.a
print(name, SimpleNamespace({"x": 1}, y=2), SimpleNamespace(()), vars(SimpleNamespace(**{"__dict__": 1})))
for wrong in (3, {1: 2}, [(1,)]):
    try:
        SimpleNamespace(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
