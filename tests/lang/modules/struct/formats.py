def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import struct

pack = struct.pack
for args in [("3",), ("z",), ("1 2i",), ("i 3",), ("<P",), ("99999999999999999999i",), ("9223372036854775807i",),
             ("ii", 1), ("i", 1, 2), (b"i", 1), (1,), ("\xe9", 1), ("0s", b"abc"), ("3s", b"abcdef"),
             ("3p", b"abcdef"), ("300p", b"a" * 290), ("0p", b"a"), ("xx",), ("s", bytearray(b"q")), ("s", 1),
             ("p", 1), ("?", []), ("?", [1]), (" i  h", 1, 2), ("hi", 1, 2), ("i0i", 1), ("bhilq", 1, 2, 3, 4, 5),
             ("b0q", 1), ("i\0", 1)]:
    attempt(pack, *args)
attempt(pack)
for format in ["bq", "<bq", "qb", "qb0q", "cD", "cF", "b*2", ""]:
    attempt(struct.calcsize, format)


class Index:
    def __index__(self):
        return 7


class Float:
    def __float__(self):
        return 7.5


class Bad:
    def __bool__(self):
        1 / 0


for code, value in ("b", Index()), ("d", Index()), ("d", Float()), ("D", Float()), ("b", Float()), ("?", Bad()):
    try:
        print(code, type(value).__name__, pack(code, value))
    except Exception as error:
        print(code, type(value).__name__, type(error).__name__, error)
for code, value in ("d", True), ("d", 10**400), ("f", 10**40), ("e", 2**20):
    attempt(pack, code, value)
print(struct.unpack("<e", b"\x00\x7c"), struct.unpack(">e", b"\x3c\x00"), struct.unpack("<e", b"\x01\x00"))
print(pack("e", float("nan")), pack("<d", -0.0))
print(struct.unpack("5sx3p2?c", b"hello\0\2ab\0\7z"))
everything = pack("<bBhHiIqQ?fdc", -1, 255, -2, 65535, -3, 4294967295, -4, 2**64 - 1, True, 1.5, 2.25, b"x")
print(everything, struct.unpack("<bBhHiIqQ?fdc", everything))
