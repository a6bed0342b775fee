# Operators with a small int on the right: for every kind of left operand, and in place.
def show(what, make):
    try:
        print(what, repr(make()))
    except Exception as e:
        print(what, type(e).__name__, e)


class Odd:
    def __add__(self, other): return f"add {other}"
    def __mul__(self, other): return f"mul {other}"
    def __mod__(self, other): return f"mod {other}"
    def __floordiv__(self, other): return f"floordiv {other}"
    def __and__(self, other): return f"and {other}"
    def __lshift__(self, other): return f"lshift {other}"
    def __irshift__(self, other): return f"irshift {other}"


lefts = [0, 1, -1, 7, -7, 2**62, -2**62, 2**63 - 1, -2**63, 2**70, -2**70, True, 2.5, -2.5, float("inf"), 1j,
         "a%d", b"%d", [1], (2,), None, Odd()]
for left in lefts:
    name = "Odd" if isinstance(left, Odd) else repr(left)
    show(name + " + 5", lambda: left + 5)
    show(name + " - 5", lambda: left - 5)
    if not isinstance(left, (str, bytes, list, tuple)):
        show(name + " * -3", lambda: left * -3)
    show(name + " * 2", lambda: left * 2)
    show(name + " // 3", lambda: left // 3)
    show(name + " // -3", lambda: left // -3)
    show(name + " // 0", lambda: left // 0)
    show(name + " % 3", lambda: left % 3)
    show(name + " % -3", lambda: left % -3)
    show(name + " % 0", lambda: left % 0)
    show(name + " & 6", lambda: left & 6)
    show(name + " & -2", lambda: left & -2)
    show(name + " << 1", lambda: left << 1)
    show(name + " << 62", lambda: left << 62)
    show(name + " << 63", lambda: left << 63)
    show(name + " << -1", lambda: left << -1)
    show(name + " >> 1", lambda: left >> 1)
    show(name + " >> 63", lambda: left >> 63)
    show(name + " >> 64", lambda: left >> 64)

x = Odd()
x >>= 4
print(x)
n = 5
n *= 3
n %= 4
n <<= 10
n //= 7
n &= 511
n >>= 2
print(n)
items = [1, 2]
same = items
items *= 2
print(same is items, same)
