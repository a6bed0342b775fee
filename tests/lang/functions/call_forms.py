# The same call, many times over and with many kinds of callees: what is remembered of one must not
# leak into another.
def defaults(a, b=2, c=3):
    return a, b, c


def keywords(a, /, b, *, c, d="d"):
    return a, b, c, d


def everything(a, b=1, *rest, c=2, **more):
    return a, b, rest, c, more


for _ in range(3):
    print(defaults(1), defaults(1, 5), defaults(1, c=9), defaults(c=1, a=2), defaults(*[1], **{"b": 7}))
    print(keywords(1, 2, c=3), keywords(1, b=2, c=3, d=4), keywords(1, *(2,), **{"c": 0}))
    print(everything(1), everything(1, 2, 3, 4), everything(1, x=5, c=6), everything(*range(4), **{"y": 1}))


def fails(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


for _ in range(2):
    fails(lambda: defaults())
    fails(lambda: defaults(1, 2, 3, 4))
    fails(lambda: defaults(1, a=1))
    fails(lambda: defaults(1, z=1))
    fails(lambda: keywords(1, 2))
    fails(lambda: keywords(a=1, b=2, c=3))
    fails(lambda: everything(b=1))
    fails(lambda: defaults(*[1, 2, 3, 4]))
    fails(lambda: defaults(1, **{"a": 2}))

# Defaults may be changed, also with fewer or more of them.
defaults.__defaults__ = (10,)
print(defaults(1, 2))
fails(lambda: defaults(1))
keywords.__kwdefaults__ = {"c": "C"}
fails(lambda: keywords(1, 2))
print(keywords(1, 2, d=0))


class Base:
    def __init__(self, x, y=0, *, z=0):
        self.x, self.y, self.z = x, y, z

    def show(self, extra=None, *more, **kw):
        return type(self).__name__, self.x, self.y, self.z, extra, more, kw

    @staticmethod
    def static(a, b=1):
        return "static", a, b

    @classmethod
    def of_class(cls, a=0):
        return cls.__name__, a


class Derived(Base):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)

    def show(self, *args, **kw):
        return super().show(*args, **kw)

    @staticmethod
    def static(a, b=2):
        return "derived", a, b


for cls in (Base, Derived, Base):
    for one in (cls(1), cls(1, 2), cls(x=1, z=3), cls(1, **{"y": 4})):
        bound = one.show
        print(one.show(), one.show(1, 2, k=3), bound(5), bound(*[1, 2]))
        print(one.static(1), cls.static(1, b=3), one.of_class(), cls.of_class(a=2), cls.show(one, 1))
    fails(lambda: cls())
    fails(lambda: cls(1, 2, 3))
    fails(lambda: cls(1, w=2))


# One site, an instance and a class in turn.
class Holder:
    value = "of the class"

    def method(self=None):
        return "method of", type(self).__name__


holder = Holder()
holder.value = "of the instance"
for thing in (holder, Holder, holder, Holder):
    print(thing.value, thing.method())
empty = Holder()
for thing in (Holder, empty, Holder, empty):
    print(thing.value, thing.method())


# Slots, properties and their setters.
class Slotted:
    __slots__ = ("a", "_b")

    def __init__(self, a):
        self.a = a
        self._b = 0

    @property
    def b(self):
        return self._b

    @b.setter
    def b(self, value):
        self._b = value * 2


for i in range(4):
    slotted = Slotted(i)
    slotted.b = i + 1
    slotted.a += 10
    print(slotted.a, slotted.b)
    try:
        slotted.c = 1
    except AttributeError as error:
        print(error)
    del slotted.a
    try:
        slotted.a
    except AttributeError as error:
        print(error)


class Failure(Exception):
    def __init__(self, code, note="none"):
        super().__init__(code)
        self.code = code
        self.note = note


class Plain(Failure):
    pass


class Bare(ValueError):
    pass


for make in (lambda: Failure(1), lambda: Plain(2, "n"), lambda: Plain(3, note="k"), lambda: Bare("b", 1)):
    for _ in range(2):
        try:
            raise make()
        except (Failure, Bare) as error:
            print(type(error).__name__, error.args, getattr(error, "code", None), getattr(error, "note", None))
fails(lambda: Failure())
try:
    try:
        raise KeyError("k")
    except object:
        print("never")
except TypeError as error:
    print(error)


class Words(list):
    def __init__(self, *words):
        super().__init__(words)


class Number(int):
    pass


class Pair(tuple):
    def __new__(cls, a, b=0):
        return super().__new__(cls, (a, b))


print(Words("a", "b"), Number(5) + 1, Pair(1), Pair(1, b=2), type(Pair(3)).__name__, [Number("7")])
append = Words().append
text = "x".join
print(append(1), text(["a", "b"]), list(map(Number, ["1", "2"])), list(map("{}".format, range(3))))


def generator(n, start=0, *, step=1):
    yield from range(start, n, step)


async def coroutine(a, b=2, **more):
    return a, b, more


print(list(generator(3)), list(generator(5, 1)), list(generator(9, step=4)), list(generator(*[4], **{"start": 2})))
import asyncio


async def main():
    print(await coroutine(1), await coroutine(1, b=3), await coroutine(*[1, 2], **{"z": 3}))


asyncio.run(main())
