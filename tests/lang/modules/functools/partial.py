from functools import partial, Placeholder
import copy

basetwo = partial(int, base=2)
basetwo.__doc__ = "Convert base 2 string to an int."
print(basetwo("10010"), basetwo.func, basetwo.args, basetwo.keywords, basetwo.__doc__, basetwo.__dict__)


def f(*args, **kwargs):
    return args, kwargs


p = partial(f, 1, a=2)
print(p(), p(3, b=4), p(a=5), partial(p, 6, c=7)(8), partial(p, 6).args, partial(p, 6).func is f)
print(partial(print, "x", sep="-"), partial(f, Placeholder, 2)(1), partial(f, Placeholder, 2, Placeholder, 4)(1, 3, 5))
print(Placeholder, partial(partial(f, Placeholder, Placeholder, 3), 1)(2))
for action in (
    lambda: partial(), lambda: partial(1), lambda: partial(f, Placeholder), lambda: partial(f, x=Placeholder),
    lambda: partial(f, Placeholder, 1)(), lambda: partial(int)("x"),
):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
q = copy.copy(p)
print(q(), q is p, copy.deepcopy(partial(f, [1]))(), callable(p))


class C:
    add = partial(lambda self, x: x + 1)

    def __init__(self):
        self.g = partial(self.m, 1)

    def m(self, a, b):
        return a, b


print(C().g(2), C().add(5), C.add(None, 1), list(map(partial(pow, 2), range(5))))


class P(partial):
    pass


print(P(f, 1)(2), type(P(f)).__name__)
r = partial(f)
r.extra = 5
print(r.extra, partial(r).func is r)
