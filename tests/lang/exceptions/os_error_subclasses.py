"""Subclasses of OSError with their own __new__ or __init__."""


class WithNew(OSError):
    def __new__(cls, message, baz):
        self = super().__new__(cls, message)
        self.baz = baz
        return self


class WithInit(OSError):
    def __init__(self, message, bar):
        self.bar = bar
        super().__init__(message)


class Both(OSError):
    def __new__(cls, *args):
        return super().__new__(cls, 2, "no", "file")

    def __init__(self, *args):
        self.given = args


class Silent(OSError):
    def __init__(self, *args):
        pass


class Plain(OSError):
    pass


for exc in [WithNew("message", baz="b"), WithNew("message", "b")]:
    print(exc.baz, exc.args, exc)
for exc in [WithInit("message", bar="b"), WithInit("message", "b")]:
    print(exc.bar, exc.args, exc)
print(Both(1).args, Both(1).given, Both(1).errno, Both(1), Silent(1, 2).args, Plain(2, "no", "f"), Plain(2, "no").errno)
try:
    Plain(1, x=2)
except TypeError as exc:
    print(exc)
exc = OSError(1, "a")
exc.__init__(2, "b")
print(exc.args, exc.errno)

exc = ImportError("m", name="n", path="p")
exc.__init__("other")
print(exc.name, exc.path, exc.args, exc.msg)
exc = ValueError(1)
exc.__setstate__({"a": 1, "args": (3,)})
print(exc.args, exc.a, exc.__setstate__(None))
try:
    exc.__setstate__(5)
except TypeError as error:
    print(error)
for args in [(1j, 2, 3), (1.5, 2, 3), (2, 2, 3j)]:
    try:
        pow(*args)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
