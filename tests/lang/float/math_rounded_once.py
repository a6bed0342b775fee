import copy
import math
import weakref

for numbers in ((0.8162188169979536, 0.5871513000225857), (1777447687.7070193, 0.5), (1e308, 1e308), (5e-324, 5e-324), (3, 4), (1e-310, 2e-310, 3e-310), (0.1, 0.2, 0.3), (-7.5,), (), (0.0, -0.0), (math.inf, math.nan), (math.nan, 1)):
    print(math.hypot(*numbers))
print(math.dist((1.1, 2.2, 3.3), (4.7, 5.9, 6.1)), math.hypot(*[0.1 * n for n in range(50)]))
for call in (lambda: math.fsum([1e308, 1e308]), lambda: math.fsum([1e308, -1e308, 1.5])):
    try:
        print(call())
    except OverflowError as error:
        print(error)


class Own(float):
    def __ceil__(self):
        return "ceil"

    def __floor__(self):
        return "floor"

    def __trunc__(self):
        return "trunc"


class OwnInt(int):
    __trunc__ = __floor__ = __ceil__ = lambda self: "own"


for number in (Own(2.5), OwnInt(3), True, 2.5):
    print(math.ceil(number), math.floor(number), math.trunc(number))
print(hash(""), hash(b""), {"": 1}[""])
seen = weakref.ref(Own)
print(copy.copy(seen) is seen, copy.deepcopy([seen])[0] is seen)
