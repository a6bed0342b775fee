"""type.__subclasses__, and assigning __bases__."""


class A:
    def who(self):
        return "A"


class B(A):
    pass


class C(A):
    pass


class D(B):
    pass


print(A.__subclasses__(), B.__subclasses__(), D.__subclasses__())
del C
import gc

gc.collect()
print(A.__subclasses__())


class Other:
    def who(self):
        return "Other"


d = D()
print(d.who(), D.__bases__, D.__mro__)
B.__bases__ = (Other,)
print(d.who(), B.__bases__, D.__mro__, isinstance(d, A), isinstance(d, Other), A.__subclasses__())
B.__bases__ = (A, Other)
print(d.who(), [c.__name__ for c in D.mro()], Other.__subclasses__())
for value in ([A], (), (1,), (D,), (A, 5), (int,)):
    try:
        B.__bases__ = value
    except TypeError as error:
        print(error)
try:
    int.__bases__ = (A,)
except TypeError as error:
    print(error)
print(B.__bases__, issubclass(D, Other))
