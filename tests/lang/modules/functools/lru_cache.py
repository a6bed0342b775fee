from functools import cache, lru_cache


@lru_cache(maxsize=3)
def square(x):
    "Squares."
    print("computing", x)
    return x * x


print(square(2), square(2), square(3), square(4), square(5), square(2))
print(square.cache_info(), square.cache_parameters(), square.__name__, square.__doc__, square.__wrapped__(9))
square.cache_clear()
print(square.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.cache_info().hits)


@lru_cache
def plain(a, b=1, *args, **kw):
    return a, b, args, kw


print(plain(1), plain(1, 1), plain(a=1), plain(1, b=1), plain.cache_info())
print(plain(1, c=2), plain(1, c=2), plain.cache_info())


@lru_cache(maxsize=None, typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed(1), typed.cache_info())


@lru_cache(maxsize=0)
def never(x):
    return x


never(1), never(1)
print(never.cache_info())
try:
    square([])
except TypeError as error:
    print(error)
for bad in (lambda: lru_cache("x"), lambda: lru_cache(5)(1)):
    try:
        bad()
    except TypeError as error:
        print(error)


class C:
    def __init__(self, v):
        self.v = v

    @lru_cache(maxsize=10)
    def m(self, x):
        print("m", self.v, x)
        return self.v + x

    @staticmethod
    @cache
    def s(x):
        return x

    @classmethod
    @cache
    def k(cls, x):
        return cls.__name__, x


c, d = C(1), C(10)
print(c.m(1), c.m(1), d.m(1), C.m.cache_info(), C.s(1), c.k(2), C.k(2))


@cache
def fails(x):
    print("tried")
    raise ValueError(x)


for _ in range(2):
    try:
        fails(1)
    except ValueError as error:
        print(error)
print(fails.cache_info())


@cache
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(200))
