def deco(tag):
    print("make", tag)
    def d(f):
        print("apply", tag, f.__name__)
        def w(*a, **k):
            return tag, f(*a, **k)
        w.__name__ = f.__name__
        return w
    return d
@deco("a")
@deco("b")
def f(x): return x
print(f(1), f.__name__)
@(lambda c: 5)
class K: pass
print(K)
class Reg(dict):
    def __call__(self, name):
        def d(c):
            self[name] = c; return c
        return d
reg = Reg()
@reg("n")
class N: pass
print(reg["n"] is N)
ds = [lambda f: f, lambda f: "second"]
@ds[1]
def g(): pass
print(g)
class Countdown:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@Countdown
def h(x): return x * 2
print(h(2), h(3), h.n)
def wr(f): return lambda *a: f(*a)
class M:
    @staticmethod
    @wr
    def s(x): return x
    @classmethod
    @wr
    def c(cls): return cls.__name__
    @property
    @wr
    def p(self): return "p"
print(M.s(1), M.c(), M().p)
try:
    @undefined_deco
    def q(): pass
except NameError as e:
    print(e)
