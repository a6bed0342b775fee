from collections import deque
import copy

a, b = deque([1, 2]), deque([1, 3])
print(a == deque([1, 2]), a == [1, 2], a != b, a < b, a <= b, a > b, a >= b)
try:
    a < [1]
except TypeError as error:
    print(error)
c = a.copy()
c.append(9)
print(a, c, copy.copy(a), copy.deepcopy(deque([[1]], 3)))


class D(deque):
    def total(self):
        return sum(self)


d = D([1, 2, 3], 5)
print(d, d.total(), type(d.copy()), d.copy(), isinstance(d, deque), d.maxlen)
d.name = "n"
e = copy.copy(d)
print(e, type(e))
d.append(d)
print(d)
