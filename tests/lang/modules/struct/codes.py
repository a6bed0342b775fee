def attempt(f, *args, **kwargs):
    try:
        print(str(args)[:90], kwargs or "", repr(f(*args, **kwargs))[:200])
    except Exception as error:
        print(str(args)[:90], kwargs or "", type(error).__module__, type(error).__name__, error)


import struct

values = (10**30, -(10**30), -1, 128, 256, 1 << 15, 1 << 31, 1 << 32, 1 << 63, 1 << 64, -(1 << 63), "a", 1.5,
          None, b"a", b"ab", 1e300, 65520.0, 65519.9, 1j)
for order in "@<>":
    for code in "xcbB?hHiIlLqQnNefdFDspP":
        attempt(struct.calcsize, order + code)
        for value in values:
            if (code, value, order) != ("F", 1e300, ">"):
                attempt(struct.pack, order + code, value)
