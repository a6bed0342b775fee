from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 1

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...

    def describe(self):
        return f"{self.name} {self.area()}"


class Half(Shape):
    def area(self):
        return 2 + super().area()


class Square(Half):
    name = "square"

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def helper():
        return "help"


for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
print(Square.make().describe(), Square.helper(), sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__)


class One(metaclass=ABCMeta):
    @abstractmethod
    def only(self): ...


try:
    One()
except TypeError as error:
    print(error)
print(type(One), type(Shape) is ABCMeta, ABC.__abstractmethods__, isinstance(Square(), Shape), issubclass(Square, Shape), isinstance(1, Shape))


class P(ABC):
    @property
    def x(self): ...

    @x.setter
    @abstractmethod
    def x(self, value): ...


print(P.__abstractmethods__, P.x.__isabstractmethod__, Shape.area.__isabstractmethod__)
try:
    P()
except TypeError as error:
    print(error)


class Custom(ABC):
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag


class Tagged(Custom, tag="t"):
    pass


print(Tagged.tag, type(Tagged()).__name__)
