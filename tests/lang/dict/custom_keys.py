class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __hash__(self):
        return hash(self.x)

d = {Point(1): "one", Point(2): "two"}
print(d[Point(1)], Point(2) in d, Point(3) in d, len(d | {Point(1): "new"}))
