"""inspect: what kind of thing an object is; members; documentation; states."""
import inspect


def function():
    """Doc.

        Indented.
    """


async def coroutine():
    pass


def generator():
    yield 1


async def async_generator():
    yield


class Base:
    """Base doc."""

    def method(self):
        """Method doc."""

    @property
    def prop(self):
        return 1


class Child(Base):
    attribute = 1

    def method(self):
        pass


checks = ("isfunction", "ismethod", "isclass", "ismodule", "isbuiltin", "isroutine", "isgeneratorfunction",
          "isgenerator", "iscoroutinefunction", "iscoroutine", "isawaitable", "isasyncgenfunction", "isasyncgen",
          "iscode", "isdatadescriptor", "isabstract")
coro, agen = coroutine(), async_generator()
things = {
    "function": function, "coroutine": coroutine, "generator": generator, "async_generator": async_generator,
    "class": Base, "method": Base().method, "module": inspect, "builtin": len, "gen": generator(), "coro": coro,
    "agen": agen, "code": function.__code__, "property": Base.prop, "int": 5, "lambda": lambda: 0,
}
for name, thing in things.items():
    print(name, [check for check in checks if getattr(inspect, check)(thing)])
coro.close()
print(inspect.getdoc(function))
print(inspect.getdoc(Child), inspect.getdoc(Child().method), inspect.getdoc(Child.method), inspect.getdoc(5.5) is not None)
print(inspect.cleandoc("  one\n    two\n      three\n  "))
print([name for name, value in inspect.getmembers(Child(), inspect.ismethod)])
print([name for name, value in inspect.getmembers(Child) if not name.startswith("__")])
print(inspect.getmro(Child), inspect.getattr_static(Child(), "prop") is Base.__dict__["prop"])
gen = generator()
print(inspect.getgeneratorstate(gen))
next(gen)
print(inspect.getgeneratorstate(gen))
gen.close()
print(inspect.getgeneratorstate(gen))
coro = coroutine()
print(inspect.getcoroutinestate(coro))
coro.close()
print(inspect.getcoroutinestate(coro))
print(inspect.currentframe().f_code.co_name, inspect.getmodule(Base).__name__)


def who():
    return [info.function for info in inspect.stack()], inspect.currentframe().f_back.f_code.co_name


def caller():
    return who()


print(caller())
print(inspect.getsource(caller), inspect.getsourcelines(Base)[1])
print(inspect.getsource(Base.prop.fget))
print(inspect.get_annotations(lambda: 0), inspect.isclass(Base), inspect.iscoroutinefunction(Base))
