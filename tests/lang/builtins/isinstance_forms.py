def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
attempt(isinstance, 1, int); attempt(isinstance, True, int); attempt(isinstance, 1, (str, (int,))); attempt(isinstance, 1, int | str)
attempt(isinstance, None, int | None); attempt(isinstance, 1, 5); attempt(isinstance, 1, (str, 5)); attempt(isinstance, 1, (int, 5)); attempt(isinstance, 1, list[int])
attempt(isinstance, 1); attempt(issubclass, int, object); attempt(issubclass, 5, int); attempt(issubclass, int, 5); attempt(issubclass, bool, (str, int))
attempt(issubclass, int, int | str); attempt(issubclass, list[int], list); attempt(isinstance, 1, ())
class M(type):
    def __instancecheck__(cls, o): return o == 7
    def __subclasscheck__(cls, c): return c is int
class A(metaclass=M): pass
print(isinstance(7, A), isinstance(8, A), isinstance(A(), A), issubclass(int, A), issubclass(str, A), isinstance(7, (str, A)))
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), int), type(Fake()).__name__, Fake().__class__)
class B(M): pass
class Abs:
    __bases__ = (int,)
attempt(issubclass, Abs(), int); attempt(issubclass, Abs(), Abs)
class NB:
    def __getattr__(self, n): raise ValueError(n)
attempt(isinstance, 1, NB())
