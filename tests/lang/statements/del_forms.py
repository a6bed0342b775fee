def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
a = b = c = 1; del a, (b, c)
for n in "abc":
    try:
        eval(n)
    except NameError as e: print(e)
l = list(range(10)); del l[0], l[-1], l[1:3], l[::3]; print(l); d = {1: 2, 3: 4}; del d[1]; print(d)
try:
    del d[9]
except KeyError as e: print(repr(e))
try:
    del l[99]
except IndexError as e: print(e)
try:
    del nope
except NameError as e: print(e)
def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e: print(e)
    try:
        del x
    except UnboundLocalError as e: print(e)
    x = 2
    def g(): return x
    del x
    try:
        g()
    except NameError as e: print(e)
f()
for i in range(3): pass
del i
try:
    i
except NameError as e: print(e)
class C:
    y = 1; del y
    try:
        del zz
    except NameError as e: print(e)
print(hasattr(C, "y"))
try:
    del (1).real
except AttributeError as e: print(e)
try:
    del "abc"[0]
except TypeError as e: print(e)
try:
    del (1, 2)[0]
except TypeError as e: print(e)
del [], ()
