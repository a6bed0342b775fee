"""Subclasses of property: what their __init__ gives on, and their doc strings."""


class Named(property):
    """About the class."""

    def __init__(self, fget, name, *, unit="m"):
        super().__init__(fget, doc=f"{name} in {unit}")
        self.label = name


class Plain(property):
    pass


class Slotted(property):
    __slots__ = ("__doc__",)


class Tight(property):
    __slots__ = ()


def getter(self):
    """From the getter."""
    return 7


def bare(self):
    return 8


class Thing:
    size = Named(getter, "size", unit="km")

    @Plain
    def plain(self):
        """Plain's own."""
        return 1

    @plain.setter
    def plain(self, value):
        """Not this."""
        print("set", value)

    @property
    def known(self):
        """Known."""
        return 2

    @known.getter
    def known(self):
        return 3

    fixed = property(getter, doc="Fixed.").getter(bare)
    fresh = property(getter).getter(bare)


thing = Thing()
print(thing.size, Thing.size.label, Thing.size.__doc__, Thing.size.fset, Named.__doc__)
try:
    thing.size = 1
except AttributeError as exc:
    print(exc)
thing.plain = 5
print(thing.plain, Thing.plain.__doc__, type(Thing.plain).__name__, Plain.__doc__)
print(thing.known, Thing.known.__doc__, Thing.fixed.__doc__, Thing.fresh.__doc__)
print(Slotted(getter).__doc__, Plain(bare).__doc__, Plain(bare, doc="given").__doc__)
for make in (lambda: Tight(getter), lambda: Tight(bare, doc="dropped").__doc__):
    try:
        print(make())
    except AttributeError as exc:
        print(type(exc).__name__)
for args, kwargs in [((1, 2, 3, 4, 5), {}), ((), {"x": 1}), ((1,), {"fget": 2}), ((1,), {"fset": 2, "y": 2})]:
    try:
        property(*args, **kwargs)
    except TypeError as exc:
        print(exc)
