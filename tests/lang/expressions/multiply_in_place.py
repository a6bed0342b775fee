"""`*=` asks the sequence on the right only where the left operand is nothing like a sequence."""


class Number(int):
    pass


class Plain:
    pass


class Refusing:
    def __mul__(self, other):
        return NotImplemented

    __imul__ = __rmul__ = __mul__


class Words(list):
    def __rmul__(self, other):
        return "own __rmul__"


for left in (Number(2), 2, True, 1.5, None, Plain(), Refusing(), {}, {1}, frozenset(), range(2), {}.keys(), len):
    for right in ("a", [1], (1,), b"x", bytearray(b"x"), Words(["v"])):
        x = left
        try:
            x *= right
            print(type(left).__name__, type(right).__name__, x)
        except TypeError as error:
            print(error)
print(Number(2) * "a", "a" * Number(2))
