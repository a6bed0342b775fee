class X:
    global __class__
    __class__ = 42
    def f():
        __class__
print(globals()["__class__"])
del globals()["__class__"]
print("__class__" in X.__dict__)
class Y:
    nonlocal_test = 1
    __class__ = 413
    def f(self): return __class__
print(Y().__class__, Y().f())
def outer():
    __class__ = 5
    class Z:
        nonlocal __class__
        __class__ = 42
        def f():
            return __class__
    print(__class__, Z.f())
outer()
def free():
    x = 1
    def g(): return x
    return g
for f in exec, eval:
    try: f(free().__code__)
    except TypeError as e: print(e)
