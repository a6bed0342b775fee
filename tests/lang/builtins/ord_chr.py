def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
attempt(ord, "a"); attempt(ord, "é"); attempt(ord, "ab"); attempt(ord, ""); attempt(ord, b"a"); attempt(ord, b"ab"); attempt(ord, bytearray(b"x")); attempt(ord, 5); attempt(ord); attempt(chr, 97); attempt(chr, 0x10ffff); attempt(chr, 0x110000); attempt(chr, -1); attempt(chr, "a"); attempt(chr, 97.0); attempt(chr, True); attempt(chr, 10**30); attempt(chr, 0xd800); attempt(lambda: ord(chr(0xdfff)))
class I:
    def __index__(self): return 65
attempt(chr, I())
