def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
a = bytearray(b"abcdef")
m = memoryview(a)
m[0] = 65; m[-1] = ord("Z"); print(a)
m[1:3] = b"xy"; print(a)
m[::2] = b"123"; print(a)
m[1:3] = m[3:5]; print(a)
attempt(m.__setitem__, 0, 256); attempt(m.__setitem__, 0, -1); attempt(m.__setitem__, 0, "a"); attempt(m.__setitem__, 0, 1.0); attempt(m.__setitem__, 10, 1)
attempt(m.__setitem__, slice(0, 2), b"abc"); attempt(m.__setitem__, slice(0, 2), 5); attempt(m.__delitem__, 0); attempt(hash, m)
r = m.toreadonly(); print(r.readonly, m.readonly); attempt(r.__setitem__, 0, 1); attempt(r.__delitem__, 0)
attempt(a.append, 1); attempt(a.extend, b"x"); attempt(a.pop); attempt(a.clear)
try:
    a += b"x"
except BufferError as e:
    print(e)
try:
    del a[0]
except BufferError as e:
    print(e)
a[0] = 1
a[0:2] = b"zz"; print(bytes(m[:2]))
del r, m
a.append(7); print(a)
