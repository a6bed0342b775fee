def f(a, *b, c=1):
    while a < 10:
        a += 1
        if a == 5 and c: break
    for x in b:
        print(x, end="")
    return [y for y in b if y]
class C(object):
    z: int = 3
    def m(self): return super().m()
try:
    f(1)
except ValueError as e:
    print(e)
finally:
    g()
with open("x") as h:
    h.read()
match f:
    case [1, x, *_]: pass
    case {"a": y, **r}: pass
    case C(p, q=2) | C(p): pass
def outer():
    v = 1
    def inner(): return v
    return inner
