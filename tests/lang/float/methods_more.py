def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
print((1.5).as_integer_ratio(), (0.1).hex(), float.fromhex("0x1.8p1"), (2.0).is_integer(), (2.5).is_integer(), (1.5).conjugate(), (1.5).real, (1.5).imag, (-0.0).hex(), float.fromhex("inf"), float.from_number(3))
for s in ("1e5", " 1.5 ", "1_0.5", "nan", "-inf", "Infinity", "1e", "", ".", "1e400", "0x1p3", "1.5j", "--1", "1__0"): attempt(float, s)
attempt(float.fromhex, "zz"); attempt(float("inf").as_integer_ratio); attempt(float("nan").as_integer_ratio); attempt(float.from_number, "1")
print(1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1/3, 5e-324, 1.7976931348623157e308, 100.0, 1e22, 1e21, 2**53 + 1.0)
