def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
m = memoryview(b"abc")
m.release(); m.release()
for f in (lambda: m[0], lambda: len(m), lambda: m.tobytes(), lambda: m.format, lambda: list(m), lambda: bytes(m), lambda: m.__enter__(), lambda: hash(m), lambda: memoryview(m)):
    attempt(f)
print(m == m, m == b"abc", repr(m).startswith("<released memory at 0x"))
with memoryview(b"xyz") as v:
    print(v[0], repr(v).startswith("<memory at 0x"))
attempt(lambda: v[0])
a = bytearray(3)
with memoryview(a) as v:
    v[0] = 9
a.append(1); print(a)
