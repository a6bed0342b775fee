from itertools import chain

print(list(chain("ABC", [1], ())), list(chain()), list(chain.from_iterable(["ABC", "DEF"])))


def gen():
    print("first")
    yield [1]
    print("second")
    yield [2]


c = chain.from_iterable(gen())
print(next(c))
print(next(c))
print(next(c, "end"), next(c, "end"))
try:
    list(chain([1], 2))
except TypeError as error:
    print(error)
c = chain([1], 5, [2])
print(next(c))
try:
    next(c)
except TypeError as error:
    print(error)
print(type(c), iter(c) is c)


class C(chain):
    pass


print(list(C("ab")), type(C.from_iterable(["a"])).__name__)
