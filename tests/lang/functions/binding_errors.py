def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, z=7, a=8))
def call(fn, *a, **k):
    try:
        print(fn(*a, **k))
    except TypeError as e:
        print(e)
call(f)
call(f, 1)
call(f, d=1)
call(f, a=1, d=1)
def g(a, b, c): return a, b, c
call(g); call(g, 1); call(g, 1, 2); call(g, 1, 2, 3, 4); call(g, 1, 2, 3, a=1)
call(g, 1, 2, x=1); call(g, a=1, c=2)
def h(): pass
call(h, 1); call(h, x=1)
def i(a, b=1): pass
call(i); call(i, 1, 2, 3); call(i, 1, a=2)
def j(*, a, b): pass
call(j); call(j, a=1); call(j, 1); call(j, 1, a=1, b=2)
def k(a, /): pass
call(k, a=1); call(k)
def l(a, b, /, c): pass
call(l, 1, b=2, c=3); call(l, a=1, b=2, c=3)
def m(*a, **k): return a, k
call(m, 1, *[2, 3], 4, *"ab", x=1, **{"y": 2}, **{"z": 3})
try:
    m(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)
try:
    m(a=1, **{"a": 2})
except TypeError as e:
    print(e)
try:
    m(**{1: 2})
except TypeError as e:
    print(e)
try:
    m(**5)
except TypeError as e:
    print(e)
class C:
    def meth(self, x): pass
    def none(): pass
call(C().meth); call(C().meth, 1, 2); call(C().none); call(C, 1)
call(lambda x: x)
def defaults(a, l=[]):
    l.append(a); return l
print(defaults(1), defaults(2), defaults.__defaults__)
def kwd(*, k={}): pass
print(kwd.__kwdefaults__)
n = 5
def late(x=n): return x
n = 6
print(late())
call(5); call("a"); call(None)
