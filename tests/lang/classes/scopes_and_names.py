x = "global"
class A:
    x = "class"
    def get(self): return x
    y = x
    lst = [x for _ in range(1)]
    it = list(a for a in [x])
    lam = lambda self: x
    class B:
        z = x
print(A().get(), A.y, A.lst, A.it, A().lam(), A.B.z)
def f():
    x = "local"
    class C:
        y = x
        def m(self): return __class__.__name__
    class D:
        x = x if False else "cls"
    return C.y, C().m(), D.x
print(f())
class E:
    global gl
    gl = "made global"
    def f(): pass
    print(sorted(n for n in locals() if not n.startswith("__")))
print(gl, hasattr(E, "gl"))
class F:
    a = 1
    del a
    try:
        a
    except NameError as e:
        print(e)
class G:
    exec("dyn = 5")
    v = locals()["dyn"]
print(G.dyn, G.v)
def outer():
    n = 0
    class H:
        nonlocal n
        n = 5
    return n
print(outer())
class I:
    for i in range(3):
        if i == 1: break
    while True: break
    try: 1 / 0
    except ZeroDivisionError: caught = True
print(I.i, I.caught)
try:
    class J:
        raise ValueError("in body")
except ValueError as e:
    print(e)
class K:
    def f(self): return K
KK = K; del K
try:
    KK().f()
except NameError as e:
    print(e)
print(A.__name__, A.B.__qualname__, f.__qualname__)
