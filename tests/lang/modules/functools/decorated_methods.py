import functools


def counted(method):
    calls = 0

    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        nonlocal calls
        calls += 1
        return calls, method(self, *args, **kwargs)

    return wrapper


class Shape:
    def __init__(self, sides):
        self.sides = sides

    @counted
    def scaled(self, by=1):
        "Scales."
        return [side * by for side in self.sides]

    @functools.cached_property
    def perimeter(self):
        return sum(self.sides)

    @functools.lru_cache
    def expensive(self, n):
        return self.perimeter * n

    @classmethod
    @functools.cache
    def unit(cls):
        return cls((1, 1))


s = Shape((1, 2))
print(s.scaled(), s.scaled(by=3), Shape.scaled.__name__, Shape.scaled.__doc__)
print(s.perimeter, s.expensive(2), s.expensive(2), Shape.expensive.cache_info(), Shape.unit() is Shape.unit())
print(sorted(vars(s)), functools.reduce(lambda f, g: lambda x: g(f(x)), [abs, str, len])(-120))
