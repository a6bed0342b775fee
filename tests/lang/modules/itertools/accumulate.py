from itertools import accumulate
import operator

data = [3, 4, 6, 2, 1, 9, 0, 7, 5, 8]
print(list(accumulate(data)), list(accumulate(data, operator.mul)), list(accumulate(data, max)))
print(list(accumulate([], initial=5)), list(accumulate([1, 2], initial=100)), list(accumulate("abc")), list(accumulate([])))
print(list(accumulate([[1], [2]])), list(accumulate([1, 2, 3], lambda a, b: f"{a}{b}")), list(accumulate([1, 2], None)))
print(list(accumulate(iterable=[1, 2], func=operator.add, initial=None)))
try:
    list(accumulate([1, "a"]))
except TypeError as error:
    print(error)
