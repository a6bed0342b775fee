from functools import cached_property


class DataSet:
    def __init__(self, numbers):
        self._data = tuple(numbers)

    @cached_property
    def total(self):
        "The sum."
        print("computing")
        return sum(self._data)


d = DataSet([1, 2, 3])
print(d.total, d.total, d.__dict__)
d.total = 99
print(d.total)
del d.total
print(d.total, DataSet.total.__doc__, DataSet.total.attrname, type(DataSet.total).__name__)


class Slotted:
    __slots__ = ("x",)

    @cached_property
    def p(self):
        return 1


try:
    Slotted().p
except TypeError as error:
    print(error)
try:

    class Two:
        a = cached_property(lambda self: 1)
        b = a

except TypeError as error:
    print(error, error.__notes__)
late = cached_property(lambda self: 5)
DataSet.late = late
try:
    d.late
except TypeError as error:
    print(error)
late.__set_name__(DataSet, "late")
print(d.late)
