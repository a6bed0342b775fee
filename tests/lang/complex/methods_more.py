def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
print((1+2j).conjugate(), (3+4j).__abs__(), complex("1+2j"), complex(" 1j "), complex(1, 2), complex("(1+2j)"), complex(real=1, imag=2), -(1+2j), (1+2j) == (1+2j), (1+0j) == 1, 1j ** 2, (1+2j) * (3-1j), (1+2j) / (1-1j), repr(complex(-0.0, -0.0)), repr(complex(float("nan"), float("inf"))), hash(1+0j) == hash(1), f"{1+2j:.2f}", bool(0j))
for f in (lambda: 1j < 2, lambda: 1j // 1, lambda: 1j % 1, lambda: int(1j), lambda: float(1j), lambda: complex("a"), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex("1 + 2j"), lambda: divmod(1j, 1), lambda: 1j / 0, lambda: round(1j), lambda: complex([])): attempt(f)
