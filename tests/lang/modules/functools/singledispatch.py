from functools import singledispatch
from collections.abc import Mapping, Sequence


@singledispatch
def fun(arg, verbose=False):
    "Docs."
    return f"default {arg}"


@fun.register
def _(arg: int, verbose=False):
    return f"int {arg} {verbose}"


@fun.register(list)
def fun_list(arg, verbose=False):
    return f"list {len(arg)}"


@fun.register
def _(arg: str | bytes, verbose=False):
    return "text"


fun.register(type(None), lambda arg, verbose=False: "nothing")


@fun.register(Mapping)
def _(arg, verbose=False):
    return "mapping"


print(fun("x"), fun(b""), fun(1, verbose=True), fun(True), fun([1]), fun(None), fun(1.5), fun({}), fun((1,)), fun_list([1, 2]))
print(fun.dispatch(bool) is fun.dispatch(int), fun.dispatch(float) is fun.registry[object], fun.__name__, fun.__doc__, len(fun.registry))


class Base:
    pass


class Derived(Base):
    pass


@fun.register(Base)
def _(arg, verbose=False):
    return "base"


print(fun(Derived()))


@fun.register(Derived)
def _(arg, verbose=False):
    return "derived"


print(fun(Derived()), fun(Base()))
for bad in (lambda: fun(), lambda: fun.register(5), lambda: fun.register("x", len)):
    try:
        bad()
    except TypeError as error:
        print(error)
try:

    @fun.register
    def _(arg: 5):
        pass

except TypeError as error:
    print(error)


@fun.register(Sequence)
def _(arg, verbose=False):
    return "sequence"


print(fun((1, 2)), fun(range(3)))
