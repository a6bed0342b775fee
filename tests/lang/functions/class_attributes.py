class Base:
    "Docs."

class Derived(Base):
    pass

print(Derived.__name__, Derived.__bases__, Derived.__mro__, Base.__doc__, Derived.__module__, Derived().__class__)
print(type("Made", (Base,), {"x": 1})().x, type(Derived) is type, int.__name__, "x" in Derived.__dict__)
