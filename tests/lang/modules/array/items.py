def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


from array import array
import array as module

print(module.typecodes, module.ArrayType is array, array, module.__name__)
values = (0, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63,
          2**64 - 1, 2**64, -(2**31), -(2**31) - 1, -(2**63), -(2**63) - 1, 10**30, 1.5, 1e300, "a", "ab", b"a", None,
          "\U0001F600")
for code in "bBwhHiIlLqQfd":
    print(code, array(code).itemsize)
    for value in values:
        attempt(lambda code, value: array(code, [value]), code, value)
for args in [(), ("x",), ("i", 5), ("i", "abc"), ("w", "abc"), ("w", array("w", "xy")), ("i", array("w", "x")),
             ("i", b"abc"), ("i", b"abcdefgh"), ("i", bytearray(b"abcd")), ("i", array("d", [1.0])),
             ("d", array("i", [1])), ("i", (1, 2)), ("i", {3}), ("i", range(3)), ("i", [1], 2), ("ii",), (1,),
             ("i", None), ("w", [1]), ("w", ["ab"]), ("w", b"abcd"), ("b", "a"), ("f", [1, 2.5]),
             ("w", array("i", [1])), (b"i",)]:
    attempt(array, *args)
attempt(array, "i", initializer=[1])
attempt(array, typecode="i")
print(array("i"), array("w"), array("w", "ab"), array("d", [1.5, float("nan")]), array("i", [1]).typecode)
