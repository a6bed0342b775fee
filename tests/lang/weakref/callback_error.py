"""An exception in a callback is reported and goes no further."""
import weakref


class Thing:
    pass


def bad(ref):
    1 / 0


thing = Thing()
ref = weakref.ref(thing, bad)
del thing
print("goes on", ref())
