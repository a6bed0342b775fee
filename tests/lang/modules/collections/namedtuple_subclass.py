from collections import namedtuple
import copy


class Point(namedtuple("Point", "x y")):
    __slots__ = ()

    @property
    def hypot(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __str__(self):
        return f"Point: {self.x} {self.y} {self.hypot}"


p = Point(3, 4)
print(p, repr(p), p._replace(x=0), type(p._replace(x=0)).__name__, type(p + (1,)).__name__)
print(sorted([Point(2, 1), Point(1, 2)]), max(Point(2, 1), Point(1, 2)), copy.copy(p), copy.replace(p, y=9))
print({p: 1}[Point(3, 4)], p > (3, 3), p.count(3), p.index(4), 3 in p, p[::-1])
Empty = namedtuple("Empty", "")
print(Empty(), Empty._fields)
One = namedtuple("One", "a")
print(One(1), One(a=[1]))
print(Point.__new__.__name__, Point._make.__name__, p.__getnewargs__())
print(Point.__module__, namedtuple("M", "a", module="somewhere").__module__)
print(copy.deepcopy(One([1, 2])), isinstance(p, tuple), issubclass(Point, tuple))
