def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
m = memoryview(b"hello")
print(len(m), m[0], m[-1], bytes(m[1:3]), m.tolist(), m.tobytes(), m == b"hello", b"hello" == m, m != bytearray(b"hello"), m.readonly)
print(m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.obj, m.contiguous, m.c_contiguous, m.suboffsets)
print(list(m), 104 in m, 300 in m, [x for x in reversed(m)], bytes(m[::-1]), bytes(m[::2]), hash(m) == hash(b"hello"), m.hex(), m.hex(":"), type(m[1:]).__name__)
attempt(lambda: m[9]); attempt(lambda: m["a"]); attempt(m.__setitem__, 0, 1); attempt(memoryview, "a"); attempt(memoryview, 5); attempt(memoryview, [1]); attempt(memoryview)
attempt(lambda: m < m); attempt(lambda: m + m); attempt(lambda: m[1.0])
print(b"ell" in bytes(m), b"".join([m, m]), b"x" + m if False else "", bytearray(m), bytes(m), int.from_bytes(m, "big"), b"abc".startswith(memoryview(b"a")))
print(m.index(108), m.count(108))
attempt(m.index, 1)
print(memoryview(m) == m, memoryview(b"") == b"", bool(memoryview(b"")), bool(m), isinstance(m, memoryview))
