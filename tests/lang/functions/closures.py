def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter()
inc(); inc(5)
print(get(), inc.__code__.co_freevars, inc.__closure__[0].cell_contents)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def outer():
    def inner():
        return x
    try:
        inner()
    except NameError as e:
        print(e)
    x = 5
    return inner()
print(outer())
def unbound():
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    y = 1
unbound()
g = 1
def glob():
    global g, newg
    g += 1
    newg = "new"
    def nested():
        return g
    return nested()
print(glob(), newg)
def deep():
    a = 1
    def l1():
        def l2():
            def l3():
                nonlocal a
                a += 1
                return a
            return l3
        return l2
    return l1()()() + a
print(deep())
class K:
    v = "class"
    def m(self): return v
v = "global"
print(K().m())
def p():
    v = "p"
    class K:
        x = v
        def m(self): return v
        v = "in class"
        y = v
    return K.x, K().m(), K.y
try:
    print(p())
except NameError as e:
    print(e)
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20))
def selfref():
    def f(n): return n if n == 0 else f(n - 1)
    return f(10)
print(selfref())
def loop_closure():
    out = []
    for i in range(3):
        def f(): return i
        out.append(f)
    return [f() for f in out]
print(loop_closure())
def param_cell(a, *b, c=1, **d):
    def f(): return a, b, c, d
    a = a + 1
    return f()
print(param_cell(1, 2, c=3, d=4))
