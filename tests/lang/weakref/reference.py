"""weakref.ref: alive, dead, callbacks, equality, hash."""
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)


thing = Thing("a")
r = weakref.ref(thing)
print(r() is thing, r is weakref.ref(thing), r.__callback__)
print(weakref.getweakrefcount(thing), weakref.getweakrefs(thing) == [r])
called = weakref.ref(thing, lambda ref: print("died", ref() is None, ref is called))
later = weakref.ref(thing, lambda ref: print("this one is called first"))
print(weakref.getweakrefcount(thing), called.__callback__ is not None)
twin = Thing("a")
r2 = weakref.ref(twin)
print(r == r2, r != r2, hash(r) == hash("a"), r is not r2)
other = weakref.ref(Thing("b"))
print(other(), r == other, other == other)
try:
    hash(other)
except TypeError as error:
    print("TypeError", error)
del thing
print(r(), called(), r == r2, r == r, hash(r) == hash("a"))
print(called.__callback__)
print(type(r), weakref.ReferenceType is weakref.ref, isinstance(r, weakref.ref))
print(repr(r).startswith("<weakref at 0x"), repr(r).endswith("; dead>"))
print("; to 'Thing' at 0x" in repr(r2))


def function():
    pass


print(repr(weakref.ref(function)).endswith("(function)>"))
for bad in [(), (1, 2, 3, 4)]:
    try:
        weakref.ref(*bad)
    except TypeError:
        print("TypeError")


class Sub(weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, target, callback, key):
        return super().__new__(cls, target, callback)

    def __init__(self, target, callback, key):
        super().__init__(target, callback)
        self.key = key


def note(ref):
    print("sub died", ref.key, type(ref).__name__)


s = Sub(twin, note, "k")
print(s() is twin, s.key, s is not weakref.ref(twin), s == r2)
del twin
print(s())
