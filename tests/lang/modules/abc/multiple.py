from abc import ABC, abstractmethod


class Readable(ABC):
    @abstractmethod
    def read(self): ...


class Writable(ABC):
    @abstractmethod
    def write(self, data): ...


class Both(Readable, Writable):
    def __init__(self):
        self.data = []

    def read(self):
        return self.data

    def write(self, data):
        self.data.append(data)


b = Both()
b.write(1)
print(b.read(), isinstance(b, Readable), isinstance(b, Writable), Both.__mro__)


class Mixin:
    def read(self):
        return "mixed in"


class M(Mixin, Readable):
    pass


print(M().read())


class Bad(Readable, Mixin):
    pass


try:
    Bad()
except TypeError as error:
    print(error)
try:

    class Conflict(Readable, metaclass=type("Other", (type,), {})):
        pass

except TypeError as error:
    print(error)


class Slots(ABC):
    __slots__ = ("a",)

    @abstractmethod
    def f(self): ...


class S(Slots):
    __slots__ = ()

    def f(self):
        return self.a


s = S()
s.a = 3
print(s.f(), hasattr(s, "__dict__"))


class AsyncBase(ABC):
    @abstractmethod
    async def go(self): ...


try:
    AsyncBase()
except TypeError as error:
    print(error)


class WithNew(ABC):
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls)

    @abstractmethod
    def f(self): ...


try:
    WithNew(1)
except TypeError as error:
    print(error)
