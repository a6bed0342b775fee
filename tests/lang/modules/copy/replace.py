import copy
from collections import namedtuple
from types import SimpleNamespace

P = namedtuple("P", "x y")
print(copy.replace(P(1, 2), x=5), copy.replace(SimpleNamespace(a=1, b=2), b=3, c=4))


class C:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __replace__(self, /, **changes):
        return C(**(vars(self) | changes))


c = copy.replace(C(1, 2), b=9)
print(c.a, c.b)
for bad in (lambda: copy.replace(1, x=1), lambda: copy.replace(P(1, 2), z=1), lambda: copy.replace([])):
    try:
        bad()
    except TypeError as error:
        print(error)
