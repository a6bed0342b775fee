def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
print((10).bit_count(), (-10).bit_count(), (255).to_bytes(2, "big"), (255).to_bytes(), int.from_bytes(b"\x01\x00", "little"), (7).as_integer_ratio(), (5).conjugate(), (5).is_integer(), (-5).numerator, (5).denominator, (0).bit_length(), (2**70).bit_length())
attempt((256).to_bytes, 1, "big"); attempt((-1).to_bytes, 1, "big"); attempt((-1).to_bytes, 1, "big", signed=True); attempt((1).to_bytes, 1, "middle"); attempt(int.from_bytes, "abc", "big"); attempt(int.from_bytes, [1, 2], "big"); attempt(int.from_bytes, [300], "big")
