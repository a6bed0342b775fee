x = "global"
def f():
    global x, y
    x = "changed"; y = "new"
    for x in range(3): pass
f(); print(x, y)
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter(); inc(); inc(5); print(get())
def three():
    v = 1
    def two():
        def one():
            nonlocal v
            v += 1
            return v
        return one
    return two()(), v
print(three())
def glob_in_class():
    class C:
        global z
        z = 5
        w = 6
    return C
print(glob_in_class().w, z, hasattr(glob_in_class(), "z"))
def nl_class():
    q = 1
    class C:
        nonlocal q
        q = 2
    return q
print(nl_class())
def shadow():
    len = lambda x: "mine"
    return len([])
print(shadow(), len([]))
def use_before():
    try:
        print(x2)
    except UnboundLocalError as e: print(e)
    x2 = 1
use_before()
def delglobal():
    global y
    del y
delglobal()
try:
    y
except NameError as e: print(e)
def outer():
    a = 1
    def inner():
        try:
            return a
        finally:
            pass
    a = 2
    return inner()
print(outer())
def gl():
    global newfunc
    def newfunc(): return "nf"
    global Cls
    class Cls: pass
    global mod
    import math as mod
gl(); print(newfunc(), Cls.__qualname__, mod.pi, newfunc.__qualname__)
def cond(b):
    if b: v = 1
    try:
        return v
    except UnboundLocalError as e: return str(e)
print(cond(1), cond(0))
