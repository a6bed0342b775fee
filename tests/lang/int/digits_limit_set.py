import sys


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


print(sys.get_int_max_str_digits())
for limit in (3, -3, "x", 1 << 40, 640):
    attempt(lambda: sys.set_int_max_str_digits(limit))
attempt(lambda: len(str(10**638)))
attempt(lambda: str(10**641))
attempt(lambda: int("1" * 641))
sys.set_int_max_str_digits(maxdigits=0)
attempt(lambda: len(str(10**7000)))
attempt(lambda: int("1" * 6410) % 7)
attempt(lambda: len(f"{10**7000:,}"))


class Text(str):
    def __float__(self):
        return 9.0


class Number(int):
    def __float__(self):
        return 9.5


class Wrong(float):
    def __float__(self):
        return 3


for source in (Text("8"), Number(8), Wrong(8)):
    attempt(lambda: float(source))
for source in (memoryview(b"10"), bytearray(b"10"), b"10", "10", 10, 1.0, None):
    attempt(lambda: int(source, 2))
attempt(lambda: int.__new__(bool, 0))
