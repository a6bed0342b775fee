from functools import partial, partialmethod, singledispatchmethod


class Cell:
    def __init__(self):
        self._alive = False

    @property
    def alive(self):
        return self._alive

    def set_state(self, state, *more):
        self._alive = bool(state)
        return (state, *more)

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False)


c = Cell()
c.set_alive()
print(c.alive, c.set_dead(1, 2), c.alive, Cell.set_alive(c))


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("Cannot negate a")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register
    def _(self, arg: bool):
        return not arg

    @singledispatchmethod
    @classmethod
    def make(cls, arg):
        return cls.__name__, "default"

    @make.register
    @classmethod
    def _(cls, arg: str):
        return cls.__name__, arg


n = Negator()
print(n.neg(5), n.neg(True), Negator.make("x"), n.make(1))
try:
    n.neg("a")
except NotImplementedError as error:
    print(error)
try:
    n.neg()
except TypeError as error:
    print(error)


class A:
    def both(self, *args, **kw):
        return args, kw

    one = partialmethod(both, 1, k=2)
    two = partialmethod(one, 3)
    static = partialmethod(staticmethod(lambda *a: a), "s")
    klass = partialmethod(classmethod(lambda cls, *a: (cls.__name__, a)), "c")


a = A()
print(a.one(9), a.one(k=5), a.two(4), a.static(1), a.klass(2), A.klass(3))
try:
    partialmethod(5)
except TypeError as error:
    print(error)
