# A hierarchy with super(), slots, properties, and classes that are numbers, keys, sequences and iterators.
import sys
import time


class Shape:
    def __init__(self, name):
        self.name = name

    def area(self):
        return 1


class Box(Shape):
    def __init__(self, name, w, h):
        super().__init__(name)
        self.w = w
        self.h = h

    def area(self):
        return super().area() * self.w * self.h

    @property
    def edge(self):
        return self.w + self.h

    @staticmethod
    def scale(x):
        return x & 7

    @classmethod
    def square(cls, side):
        return cls('square', side, side)


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return (self.x, self.y) < (other.x, other.y)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


class Row:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * 2

    def __contains__(self, x):
        return x % 2 == 0


class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


def run(n):
    total = 0
    for i in range(n):
        box = Box('box', i & 15, 3) if i & 1 else Box.square(i & 7)
        total += box.area() + box.edge + Box.scale(i) + box.scale(3)
    seen = {}
    p, step = Point(0, 0), Point(1, 2)
    for i in range(n):
        p = p + step
        seen[Point(p.x & 255, 1)] = i
    points = sorted(Point((i * 7919) % 1009, i) for i in range(n // 10))
    row = Row(n)
    for x in row:
        total += x
    for x in Down(n):
        total += x
    hits = sum(1 for i in range(n) if i in row and row[i] >= 0 and len(row))
    return total, len(seen), points[0].y, points[-1].x, hits, p.y


n = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
t0 = time.perf_counter()
r = run(n)
print('checksum', n, *r)
print('elapsed', time.perf_counter() - t0)
