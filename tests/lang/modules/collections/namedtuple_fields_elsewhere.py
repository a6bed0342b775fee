# The fields of a named tuple are descriptors, read from subclasses, other tuples and strangers alike.
from collections import namedtuple

Point = namedtuple("Point", "x y")


class Overriding(Point):
    @property
    def x(self):
        return "overridden"


class Plain(Point):
    pass


class Stranger:
    field = Point.y


class Other(tuple):
    field = Point.y


def both(point):
    return point.x, point.y


def field(holder):
    return holder.field


for point in Point(1, 2), Overriding(3, 4), Plain(5, 6), Point(7, 8):
    print(both(point))
Plain.x = property(lambda self: "replaced")
print(both(Plain(1, 2)), both(Point(1, 2)))
for turn in range(3):
    for holder in Stranger(), Other([1, 2]), Other([1]):
        try:
            print(field(holder))
        except (TypeError, IndexError) as error:
            print(type(error).__name__, error)
try:
    Point(1, 2).x = 3
except AttributeError as error:
    print(error)
