"""A comprehension in the body of a class runs before `__class__` is there."""


def attempt(code):
    try:
        exec(code, {"__name__": "made"})
        print("fine")
    except NameError as error:
        print(error)


for code in (
    "res = [__class__ for x in [1]]",
    "class C:\n  res = [__class__ for x in [1]]",
    "class C:\n  res = {__class__: 1 for x in [1]}",
    "class C:\n  res = [[__class__ for y in [1]] for x in [1]]",
    "class C:\n  res = [(lambda: __class__) for x in [1]]",
    "class C:\n  res = [(lambda: __class__)() for x in [1]]",
    "class C:\n  res = list(__class__ for x in [1])",
    "__class__ = 2\nclass C:\n  res = [__class__ for x in [1]]",
):
    attempt(code)


def outer():
    __class__ = 2

    class C:
        res = [__class__ for x in [1]]


try:
    outer()
except NameError as error:
    print(error)


class Late:
    made = [lambda: __class__ for x in [1]]


print(Late.made[0]().__name__)
