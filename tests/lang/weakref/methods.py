"""WeakMethod and finalize"""
import weakref


class Thing:
    def run(self, x):
        return x * 2


thing = Thing()
plain = weakref.ref(thing.run)
print(plain())
m = weakref.WeakMethod(thing.run)
print(m()(4), m == weakref.WeakMethod(thing.run), hash(m) == hash(weakref.ref(thing)))
told = weakref.WeakMethod(thing.run, lambda r: print("method died", r is told))
del thing
print(m())
try:
    weakref.WeakMethod(5)
except TypeError as error:
    print(error)

thing = Thing()
f = weakref.finalize(thing, print, "finalised", 1, sep="-")
print(f.alive, f.atexit, f.peek()[1:])
del thing
print(f.alive, f.peek(), f())
thing = Thing()
f = weakref.finalize(thing, lambda: "result")
print(f(), f(), f.alive)
g = weakref.finalize(thing, print, "not printed")
print(g.detach()[2:], g.detach())
h = weakref.finalize(thing, print, "not at exit")
h.atexit = False
weakref.finalize(thing, print, "at exit 1")
weakref.finalize(thing, print, "at exit 2")
print("end")
