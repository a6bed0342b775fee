from enum import Enum, Flag, IntEnum, StrEnum
from types import DynamicClassAttribute


class Unique(Enum):
    def __init__(self, *args):
        cls = self.__class__
        if any(self.value == each.value for each in cls):
            raise ValueError(f"{self.name!r} is {cls(self.value).name!r} again")


try:

    class Color(Unique):
        RED = 1
        GREEN = 2
        GRENE = 2

except ValueError as error:
    print(error)


class Loud(Enum):
    A = 1
    B = 1

    def __init__(self, value):
        print("init", self._name_, value)


print(Loud.B)


class Kind(Enum):
    UNKNOWN = None
    LUCKY = 3
    LISTED = [4]

    @classmethod
    def _missing_(cls, value):
        print("missing", value)
        return cls.UNKNOWN


print(None in Kind, 3 in Kind, 7 in Kind, [4] in Kind, [5] in Kind, Kind(7))


class Bits(Flag):
    ONE = 1
    TWO = 2


print(1 in Bits, 3 in Bits, 4 in Bits, Bits.ONE in Bits, "x" in Bits)


class Book(StrEnum):
    author = "author"
    title = "title"


print(Book.author.title(), Book.title.title(), Book.title.author is Book.author)


class Base(Enum):
    def test(self):
        return "method"

    @DynamicClassAttribute
    def shown(self):
        return "dynamic"


class Derived(Base):
    test = 1
    shown = 2


print(type(Derived.test).__name__, Derived.shown.shown, Derived.shown.value)
for kind in (Enum, IntEnum, StrEnum, Flag):
    try:

        class Bad(kind):
            def __new__(cls, value):
                return super().__new__(cls, value)

            failed = 1

        print(Bad.failed)
    except TypeError as error:
        print(kind.__name__, error)
