# What of a class cannot be deleted, and which classes an object can be given.
class Plain:
    pass


class X:
    __slots__ = ("x",)


class Y:
    __slots__ = ("y",)


class AlsoX:
    __slots__ = ("x",)


def tried(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


for kind in (Plain, int):
    for name in ("__name__", "__qualname__", "__module__", "__bases__", "__doc__"):
        if (kind, name) not in ((int, "__doc__"), (Plain, "__bases__"), (int, "__bases__"), (int, "__module__")):
            tried(delattr, kind, name)
for value, kind in ((X(), Y), (X(), AlsoX), (Plain(), X), (X(), Plain), (1, Plain), (Plain(), int)):
    tried(setattr, value, "__class__", kind)
for source in ("eval('1', {}, 5)", "exec('1', {}, 5)", "exec('1', None, [])"):
    tried(eval, source)
