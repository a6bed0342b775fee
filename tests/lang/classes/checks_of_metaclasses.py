"""What a metaclass says in `__instancecheck__` and `__subclasscheck__` holds for its own subclasses too."""
import abc


class Hooked(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Hooked:
            return "foo" in other.__dict__
        return NotImplemented


class Derived(Hooked):
    pass


class Foo:
    foo = 1


print(issubclass(Hooked, Hooked), issubclass(Derived, Hooked), issubclass(Foo, Hooked), issubclass(Derived, Derived))
print(isinstance(Hooked(), Hooked), isinstance(Derived(), Hooked), isinstance(Foo(), Hooked), isinstance(Derived(), (Hooked, int)))


class Denying(type):
    def __subclasscheck__(cls, other):
        print("subclass of", cls.__name__, other)
        return False

    def __instancecheck__(cls, one):
        print("instance of", cls.__name__, type(one).__name__)
        return False


class Base(metaclass=Denying):
    pass


class Below(Base):
    pass


print(issubclass(Base, Base), issubclass(Below, Base), issubclass(int, (str, Base)))
print(isinstance(Base(), Base), isinstance(Below(), Base), isinstance(1, Base))
match Below():
    case Base():
        print("matched")
    case _:
        print("not matched")
