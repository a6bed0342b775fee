import asyncio
import linecache
import warnings


class Int(int):
    pass


class Float(float):
    pass


class Complex(complex):
    pass


class Odd:
    def __int__(self):
        return Int(4)

    def __index__(self):
        return Int(3)

    def __float__(self):
        return Float(2.5)

    def __complex__(self):
        return Complex(1j)


class Flag:
    def __index__(self):
        return True


def generator():
    yield 1


async def nobody_awaits():
    pass


async def several():
    yield


def throwing(*args):
    steps = generator()
    next(steps)
    try:
        steps.throw(*args)
    except Exception as error:
        return repr(error), error.__traceback__ is not None
    return None


cases = {
    "~bool": lambda: ~True,
    "~~bool": lambda: ~(not 1),
    "int()": lambda: type(int(Odd())),
    "index": lambda: "abcdef"[Odd()],
    "index of bool": lambda: [10, 20][Flag()],
    "float()": lambda: float(Odd()),
    "complex()": lambda: complex(Odd()),
    "two complexes": lambda: complex(1j, 2j),
    "throw": lambda: throwing(ValueError, "words", None),
    "thrown class": lambda: throwing(ValueError),
    "never awaited": lambda: nobody_awaits() and None,
    "compile": lambda: eval("1 is 1"),
    "escape": lambda: eval(r"'\d'"),
}
for name, case in cases.items():
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        print(name, "->", case())
    for warning in log:
        print("   ", warning.category.__name__, "|", warning.message)

# Filters make errors of them.
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for case in cases["~bool"], cases["index"], cases["complex()"], cases["throw"], cases["compile"]:
        try:
            case()
        except (DeprecationWarning, SyntaxError) as error:
            print(type(error).__name__, error)

# By default each place warns once.
with warnings.catch_warnings(record=True) as log:
    warnings.resetwarnings()
    for _ in range(3):
        ~False
    print(len(log))

for args in (), (1, 2, 3, 4), (ValueError, "x", 5):
    try:
        generator().throw(*args)
    except TypeError as error:
        print(error)
    except DeprecationWarning as error:
        print("warned")

print(repr(linecache.getline(__file__, 1)), repr(linecache.getline("no such file", 1)))
