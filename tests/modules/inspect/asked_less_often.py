# Frames, closures, kinds and trees of classes.
import inspect


class Base:
    """A base."""

    shared = 1

    @property
    def size(self):
        return 1

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def help():
        pass

    def plain(self):
        pass


class Derived(Base):
    __slots__ = ("slot",)


class Other(Base):
    pass


def outer():
    kept = 5

    def inner(extra, *rest, flag=True, **more):
        return kept, len, nothing_at_all, inspect

    return inner


for name, kind, home, value in inspect.classify_class_attrs(Derived):
    if not name.startswith("__"):
        print(name, kind, home.__name__)
found = inspect.getclosurevars(outer())
print(found.nonlocals, sorted(found.globals), sorted(found.builtins), found.unbound)
print(inspect.getclasstree([Base, Derived, Other]))
print(inspect.ismemberdescriptor(Derived.slot), inspect.isgetsetdescriptor(Derived.slot), inspect.ismethodwrapper("".__str__))
print(inspect.getmodulename("/a/b.py"), inspect.getmodulename("/a/b.txt"), inspect.iskeyword("def"))


def here(a, *b, c=1, **d):
    frame = inspect.currentframe()
    info = inspect.getframeinfo(inspect.currentframe())
    print(info.function, info.lineno, info.code_context, info.index, inspect.getlineno(frame) > 0)
    values = inspect.getargvalues(frame)
    print(values.args, values.varargs, values.keywords, inspect.formatargvalues(*values[:3], {"a": a, "b": b, "c": c, "d": d}))


here(1, 2, d=3)


def numbers():
    step = 1
    yield step


generator = numbers()
print(inspect.getgeneratorlocals(generator))
next(generator)
print(inspect.getgeneratorlocals(generator))
try:
    1 / 0
except ZeroDivisionError as error:
    info = inspect.getframeinfo(error.__traceback__)
    print(info.lineno, info.function)


# Said above.
# Twice.
def commented():
    pass


print(repr(inspect.getcomments(commented)), [name for name, _ in inspect.getmembers_static(Other) if name[0] != "_"])
try:
    inspect.nothing_of_the_kind
except AttributeError as error:
    print(error)
