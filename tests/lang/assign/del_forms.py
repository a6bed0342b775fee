a, b, c = 1, 2, 3
del a, (b, [c])
for n in "abc":
    try:
        eval(n)
    except NameError as e:
        print(e)
l = list(range(10))
del l[0]; print(l)
del l[-1]; print(l)
del l[::2]; print(l)
del l[1:3]; print(l)
d = {1: 1, 2: 2}
del d[1]; print(d)
try:
    del d[1]
except KeyError as e:
    print(repr(e))
try:
    del l[10]
except IndexError as e:
    print(e)
class O: pass
o = O(); o.x = 1
del o.x
try:
    del o.x
except AttributeError as e:
    print(e)
try:
    del "abc"[0]
except TypeError as e:
    print(e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    try:
        del x
    except UnboundLocalError as e:
        print(e)
f()
def g():
    y = 1
    def h(): return y
    del y
    try:
        h()
    except NameError as e:
        print(type(e).__name__, e)
g()
class K:
    def __delitem__(self, k): print("delitem", k)
    def __delattr__(self, n): print("delattr", n)
k = K()
del k[1:2], k[1, 2], k[...], k.foo
try:
    del nothing
except NameError as e:
    print(e)
