def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
m = memoryview(bytes(range(16)))
for f in "bBhHiIlLqQnNfdc?":
    c = m.cast(f); print(f, len(c), c.itemsize, c.format, c.nbytes, c.shape, c.strides, c.tolist()[:2] if f not in "fd" else len(c.tolist()))
a = bytearray(8); v = memoryview(a).cast("H"); v[0] = 258; v[3] = 65535; print(a, v.tolist())
attempt(v.__setitem__, 0, 70000); attempt(v.__setitem__, 0, "a"); attempt(v.cast, "I"); attempt(m.cast, "zz"); attempt(m.cast, "x"); attempt(m[:3].cast, "H"); attempt(m[::2].cast, "H"); attempt(m.cast, 5)
print(v.cast("B").tolist(), memoryview(a).cast("d")[0] != 0)
d = memoryview(bytearray(16)).cast("d"); d[0] = 1.5; d[1] = 3; print(d.tolist(), d[0] == 1.5)
f = memoryview(bytearray(4)).cast("f"); f[0] = 0.1; print(f[0])
b = memoryview(bytearray(2)).cast("b"); b[0] = -1; print(b.tolist(), b.obj); attempt(b.__setitem__, 0, 200)
c = memoryview(b"ab").cast("c"); print(c[0], c.tolist(), b"a" in c)
print(memoryview(b"\x01\x00").cast("H") == memoryview(b"\x01"), memoryview(bytes(4)).cast("I") == memoryview(bytes(1)))
