from enum import Enum
class Base(Enum):
    def describe(self):
        return f"{self.name}={self.value}"
class Child(Base):
    A = 1
print(Child.A.describe(), issubclass(Child, Base), Child.__mro__[1].__name__)
try:
    class More(Child):
        B = 2
except TypeError as e:
    print(e)
