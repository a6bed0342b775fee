import types
from types import DynamicClassAttribute, get_original_bases, new_class, prepare_class, resolve_bases


def body(ns):
    ns["x"] = 1
    ns["m"] = lambda self: self.x


C = new_class("C", (), {}, body)
print(C().m(), C.__name__, new_class("E").__mro__ == (new_class("E"), object))


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)
        return {"prepared": True}

    def __new__(mcls, name, bases, ns, **kw):
        return super().__new__(mcls, name, bases, ns)


D = new_class("D", (C,), {"metaclass": Meta, "flag": 1})
print(D.prepared, type(D).__name__, D().m())
print(prepare_class("X", (D,), {"k": 2}))


class Fake:
    def __mro_entries__(self, bases):
        return (C,)


fake = Fake()
print(resolve_bases((fake, int)) == (C, int), resolve_bases((int,)))


class F(fake):
    pass


print(get_original_bases(F) == (fake,), get_original_bases(C), F.__bases__ == (C,))


class Dyn:
    @DynamicClassAttribute
    def value(self):
        return "instance"


print(Dyn().value)
try:
    Dyn.value
except AttributeError as error:
    print("AttributeError", error)
try:
    new_class("Z", (C,), {"metaclass": type("M2", (type,), {})}, None) and new_class("Q", (D,), {"metaclass": type("M3", (type,), {})})
except TypeError as error:
    print(error)
