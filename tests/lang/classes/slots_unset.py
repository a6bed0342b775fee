class Outer:
    class Inner:
        __slots__ = ("a",)


def made():
    class Local:
        __slots__ = ("a",)

    return Local


for cls in (Outer.Inner, made()):
    for use in (lambda: cls().a, lambda: delattr(cls(), "a"), lambda: cls().b, lambda: setattr(cls(), "b", 1),
                lambda: cls.a.__get__(3), lambda: cls.a.__set__(3, 4), lambda: cls.a.__delete__("x"), lambda: cls.a.__get__(None, cls).__name__):
        try:
            print(use())
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)
