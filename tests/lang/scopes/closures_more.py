def make():
    fs = []
    for i in range(3):
        def f(i=i): return i
        fs.append(f)
        fs.append(lambda: i)
    return [f() for f in fs]
print(make())
def counter():
    count = 0
    class C:
        def inc(self):
            nonlocal count
            count += 1
            return count
    return C()
c = counter(); c.inc(); print(c.inc())
def f():
    x = 1
    def g():
        def h(): return x
        return h
    x = 5
    return g()()
print(f(), f.__code__.co_cellvars, f.__closure__)
def rec(n): return n if n < 2 else rec(n - 1) + rec(n - 2)
print(rec(12), (lambda s, n: s(s, n))(lambda s, n: 1 if n == 0 else n * s(s, n - 1), 10))
x = "g"
class A:
    x = "c"
    def m(self): return x
    y = [x for _ in "a"]
    z = (lambda: x)()
print(A().m(), A.y, A.z)
def default_mut(a, acc=[]): acc.append(a); return acc
print(default_mut(1), default_mut(2), default_mut(3, []))
def compose(*fs):
    def run(v):
        for f in reversed(fs): v = f(v)
        return v
    return run
print(compose(str, lambda v: v + 1, abs)(-5))
def gen_closure():
    n = 10
    return (n + i for i in range(2)), [lambda: n]
g, [h] = gen_closure(); print(list(g), h())
def try_scope():
    try: raise ValueError("v")
    except ValueError as e: err = e
    return "e" in locals(), str(err)
print(try_scope())
exec("q = [i for i in range(3)]; w = lambda: q"); print(q, w())
