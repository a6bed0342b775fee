"""__del__ runs while weak references still work; callbacks follow, newest first."""
import weakref


class Thing:
    def __del__(self):
        print("del", ref() is self)


thing = Thing()
ref = weakref.ref(thing)
first = weakref.ref(thing, lambda r: print("first"))
second = weakref.ref(thing, lambda r: print("second", r() is None))
del thing
print("after")


class Saved:
    def __del__(self):
        keep.append(self)


keep = []
saved = Saved()
ref = weakref.ref(saved)
del saved
print(len(keep), ref() is None)
