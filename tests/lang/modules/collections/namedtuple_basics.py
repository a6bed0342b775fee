from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(11, y=22)
print(p, p[0] + p[1], p.x + p.y, *p, len(p), Point.__doc__, Point._fields)
x, y = p
print(x, y, p._asdict(), p._replace(x=33), Point._make([1, 2]), p == (11, 22), hash(p) == hash((11, 22)))
print(Point.__name__, Point.__mro__[1:], Point.x.__doc__, Point.__match_args__, Point._field_defaults)
Account = namedtuple("Account", "type, balance", defaults=[0])
print(Account("premium"), Account._field_defaults)
print(namedtuple("R", "abc def ghi abc", rename=True)._fields)
for action in (
    lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: p._replace(q=1),
    lambda: Point._make([1]), lambda: setattr(p, "x", 1), lambda: delattr(p, "x"), lambda: p.zzz,
    lambda: namedtuple("P", "a a"), lambda: namedtuple("P", "class"), lambda: namedtuple("P", "_a"),
    lambda: namedtuple("1P", "a"), lambda: namedtuple("P", "a-b"), lambda: namedtuple("P", "a", defaults=[1, 2]),
    lambda: setattr(p, "new", 1),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
match p:
    case Point(x=a, y=b):
        print(a, b)
match p:
    case Point(a, b):
        print(a, b)
