"""Functions of numbers that fit into a machine word, and of those that just do not."""
import bisect
import math

for base in (0, 1, -1, 2, -7, 10**9, 2**63 - 1, -(2**63), 2**63, 10**30):
    print([pow(base, e, m) for e in (0, 1, 2, 63, 10**12) for m in (1, 2, 1000, 2**32, 2**61 - 1, 2**63 - 1, 2**63, -5, 10**25)])
print(pow(3, -1, 7), pow(True, 2, 5))
for wrong in ((2, 3, 0), (2, -1, 4)):
    try:
        pow(*wrong)
    except (ValueError, TypeError) as error:
        print(error)
print([math.factorial(n) for n in range(25)])
print([math.comb(n, k) for n in (0, 1, 20, 61, 62, 63, 70, True) for k in (0, 1, 2, 30, 31, 35, 64)])
print([math.perm(n, k) for n in (5, 20, 70000) for k in (0, 1, 4, 5)], math.perm(20))
print([math.isqrt(n) for n in (0, 1, 3, 4, 2**53, 2**62 - 1, 2**63 - 1, 2**63, 10**40, True)])
print([math.gcd(a, b) for a in (0, 12, -18, 2**63 - 1, -(2**63), 2**64) for b in (0, 8, -27, -(2**63))], math.gcd(), math.gcd(6), math.gcd(4, 6, 10))
for call in (lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.gcd(1.5, 2), lambda: math.factorial(-1)):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

ordered = [1, 1.5, 2, 2, 3]
print([bisect.bisect(ordered, x) for x in (0, 1, 2, 2.5, 9, True)], [bisect.bisect_left(ordered, x, 1, 4) for x in (0, 2, 9)])
for x in (2, 0, 10, 1.75):
    bisect.insort(ordered, x)
    bisect.insort_left(ordered, x)
print(ordered)


class Loud(list):
    def insert(self, at, item):
        print("insert", at, item)
        super().insert(at, item)

    def __getitem__(self, at):
        print("get", at)
        return super().__getitem__(at)


loud = Loud([1, 2, 3])
bisect.insort(loud, 2)
print(list(loud))
for x in ("1", None):
    try:
        bisect.bisect([1, 2], x)
    except TypeError as error:
        print(error)
for text in ("1.5", " -2e3\n", "1_000.5", "1__0", "_1", "inf", "-Infinity", "NaN", "+nan", "٣.٥", "1e400", "1e-400", ".5", "5.", ".", "", "+-1", "0x1", "1 2", "infinit", "1e5_0"):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
for value in (0.5, 1.5, 2.5, -0.0, -0.001, 2.675, 1e15, 123456789.125, 1e22, 5e-324, 0.045, 1 / 3, 9.995, 99999.5, float("inf")):
    print([f"{value:.{n}f}" for n in (0, 1, 2, 3, 10, 19, 20, 25)], "%.2f %5.1f" % (value, value), round(value, 2), round(value, 12))
for text, table in (("hello", {104: "J", 101: None, 108: 76, 111: "00"}), ("añb", str.maketrans("ab", "xy", "ñ")), ("abc", {97: "ß" * 3}), ("abc", [None] * 98)):
    print(text.translate(table))
for wrong in ({97: 1.5}, {97: -1}, {97: 0x110000}):
    try:
        "abc".translate(wrong)
    except (TypeError, ValueError) as error:
        print(error)
print("é".encode(), "é".encode("UTF-8", "replace"), b"\xc3\xa9".decode(), "\U0010ffff".encode().decode() == "\U0010ffff", "x".encode(encoding="utf8"))
for call in (lambda: "\ud800".encode(), lambda: b"\xff".decode(), lambda: b"\xed\xa0\x80".decode("utf8"), lambda: "x".encode(3)):
    try:
        print(call())
    except (UnicodeError, TypeError) as error:
        print(error)
print("٣".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "1a".isdigit(), "12".isnumeric(), "".isdigit())
print(dict(zip("ab", [1, 2])), dict(enumerate("xy")), dict([("a", 1), ["b", 2], "cd"]), dict({1: 2}.items()))
for wrong in ([(1,)], [(1, 2, 3)], [1], zip([[]], [1])):
    try:
        dict(wrong)
    except (TypeError, ValueError) as error:
        print(error)
print(list(map(lambda *a: a, "ab", [1, 2], (3, 4), {5: 6, 7: 8})), list(zip("ab", [1, 2], (3, 4), range(2), b"xy")))
