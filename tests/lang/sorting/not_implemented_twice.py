"""What has one class is asked for `__lt__` alone at first, then together with `__gt__`."""
import bisect


class Shy:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Shy({self.n})"

    def __lt__(self, other):
        print("lt", self.n, other)
        return NotImplemented


class Backed(Shy):
    def __gt__(self, other):
        print("gt", self.n, other)
        return self.n > other.n


def attempt(make):
    try:
        print(make())
    except TypeError as error:
        print(error)


attempt(lambda: sorted([Shy(1), Shy(2)]))
attempt(lambda: sorted([Shy(1), 2]))
attempt(lambda: sorted([Backed(3), Backed(1), Backed(2)]))
attempt(lambda: sorted([Backed(3), Shy(1)]))
attempt(lambda: min(Shy(1), Shy(2)))
attempt(lambda: bisect.bisect_left([Backed(1), Backed(3)], Backed(2)))
attempt(lambda: bisect.bisect([1, 3], Shy(2)))
attempt(lambda: sorted([]))
