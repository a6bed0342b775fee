from abc import ABC, abstractmethod, get_cache_token, update_abstractmethods


class MyABC(ABC):
    pass


before = get_cache_token()
print(MyABC.register(tuple), issubclass(tuple, MyABC), isinstance((), MyABC), isinstance([], MyABC), get_cache_token() > before)


@MyABC.register
class Later:
    pass


class Sub(Later):
    pass


print(isinstance(Sub(), MyABC), issubclass(Sub, MyABC), Sub.__mro__)


class Iter(ABC):
    @abstractmethod
    def __iter__(self): ...

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Iter:
            if any("__iter__" in B.__dict__ for B in C.__mro__):
                return True
            return False
        return NotImplemented


class Foo:
    def __getitem__(self, i): ...


class Bar:
    def __iter__(self): ...


print(issubclass(Foo, Iter), issubclass(Bar, Iter), isinstance([], Iter), isinstance(5, Iter))
for bad in (lambda: MyABC.register(5), lambda: issubclass(5, MyABC)):
    try:
        bad()
    except TypeError as error:
        print(error)


class A(ABC): ...


class B(A): ...


try:
    B.register(A)
except RuntimeError as error:
    print(error)
print(isinstance(1, A), A.register(int), isinstance(1, A), isinstance(True, A), isinstance(1, B))
B.register(str)
print(isinstance("", A), isinstance("", B))


class Abstract(ABC):
    @abstractmethod
    def f(self): ...


class Concrete(Abstract): ...


Concrete.f = lambda self: "f"
try:
    Concrete()
except TypeError as error:
    print(error)
print(update_abstractmethods(Concrete)().f())


class Proxy:
    @property
    def __class__(self):
        return tuple


print(isinstance(Proxy(), MyABC))
