def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
for s, b in [("0x1f", 16), ("0b11", 2), ("0o17", 8), ("0x1f", 0), ("1_000", 10), ("z", 36), (" 12 ", 10), ("+5", 10), ("-0b1", 0), ("1__0", 10), ("_1", 10), ("", 10), ("0x", 16), ("08", 0), ("9", 8), ("1", 1), ("1", 37), ("12", -1), ("٣", 10), ("1 2", 10), ("0_7", 10)]:
    attempt(int, s, b)
attempt(int, b"12"); attempt(int, bytearray(b"1f"), 16); attempt(int, 12.9); attempt(int, -12.9); attempt(int, float("nan")); attempt(int, float("inf")); attempt(int, None); attempt(int, 1j); attempt(int, True)
