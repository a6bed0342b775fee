import bisect
from bisect import bisect_left, bisect_right, insort, insort_left

a = [1, 2, 2, 3, 5]
print(bisect_left(a, 2), bisect_right(a, 2), bisect.bisect(a, 2), bisect_left(a, 0), bisect_right(a, 9), bisect_left(a, 2, 2), bisect_left(a, 2, 0, 1), bisect_left([], 1))
insort(a, 2.5)
insort_left(a, 2)
print(a, bisect.bisect is bisect_right, bisect.insort is bisect.insort_right)


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(s) for s in [33, 99, 77, 70, 89, 90, 100]])
movies = [("Jaws", 1975), ("Titanic", 1997), ("Dr. No", 1962)]
movies.sort(key=lambda m: m[1])
print(bisect_left(movies, 1970, key=lambda m: m[1]))
insort(movies, ("Love", 1971), key=lambda m: m[1])
print(movies)
for action in (lambda: bisect_left(a, 1, -1), lambda: bisect_left(a, "x"), lambda: bisect_left(1, 1), lambda: insort((1, 2), 3)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


class Seq:
    def __init__(self):
        self.items = [1, 5, 9]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        print("get", i)
        return self.items[i]

    def insert(self, i, x):
        self.items.insert(i, x)


s = Seq()
insort(s, 6)
print(s.items, bisect_right(range(0, 100, 10), 35))
