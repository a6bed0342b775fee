def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class A:
    x = 1
    def __init__(self): self.y = 2
    def m(self): pass
print([n for n in dir(A) if not n.startswith("__")], [n for n in dir(A()) if not n.startswith("__")])
print(vars(A()), sorted(k for k in vars(A) if not k.startswith("__")))
class D:
    def __dir__(self): return ["c", "a", "b"]
print(dir(D()))
class E:
    def __dir__(self): return 5
attempt(dir, E()); attempt(vars, 5); attempt(vars, 1, 2)
def f(a, b):
    c = 1
    return dir(), sorted(vars()), sorted(locals())
print(f(1, 2))
import sys
m = type(sys)("mod")
print(dir(m))
m.__dir__ = lambda: ["z", "y"]
print(dir(m))
class Slots:
    __slots__ = ("p", "q")
print([n for n in dir(Slots()) if not n.startswith("__")])
attempt(vars, Slots())
print("append" in dir([]), "__len__" in dir([]), "real" in dir(1), "__class__" in dir(object()))
print(dir(object()))
print(dir(None) == dir(type(None)()), len(dir(type)) > 30)
