def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
for f in (bin, oct, hex):
    for v in (0, 1, -1, 255, -255, 2**70, True, False):
        attempt(f, v)
    attempt(f, 1.5); attempt(f, "1")
class I:
    def __index__(self): return 10
class J:
    def __index__(self): return "no"
class K(int):
    def __index__(self): return 99
for f in (bin, oct, hex):
    attempt(f, I()); attempt(f, J()); attempt(f, K(5))
