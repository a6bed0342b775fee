"""An operand with its own `__radd__` or `__rmul__` is asked before a sequence joins or repeats itself."""


class Own:
    def __radd__(self, other):
        print("radd", other)
        return "own"

    def __rmul__(self, other):
        print("rmul", other)
        return "own"

    def __iter__(self):
        return iter([9])

    def __index__(self):
        return 2


class Declining(Own):
    def __radd__(self, other):
        print("radd", other)
        return NotImplemented

    def __rmul__(self, other):
        print("rmul", other)
        return NotImplemented


class Number(int):
    pass


for left in ("a", (1,), b"x", [1], bytearray(b"y"), type("Words", (list,), {})([1])):
    for right in (Own(), Declining(), Number(2)):
        try:
            print(left * right)
        except TypeError as error:
            print(error)
        try:
            print(left + right)
        except TypeError as error:
            print(error)
        try:
            added = left
            added += right
            print(added)
        except TypeError as error:
            print(error)
        try:
            times = left
            times *= right
            print(times)
        except TypeError as error:
            print(error)
