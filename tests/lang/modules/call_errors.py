# How calls name what they call; dialects by name and by place; open is one function.
import collections
import csv
import functools
import io
import threading


def f(*args, **keywords):
    pass


class C:
    def m(self, a):
        pass

    @classmethod
    def c(cls):
        pass


def tried(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


for call in (
    lambda: f(*5), lambda: f(1, *5), lambda: f(*[1], *5), lambda: f(**5), lambda: C().m(*5), lambda: C.c(*5),
    lambda: C(*5), lambda: C(**5), lambda: C().m(a=1, **{"a": 2}), lambda: len(*5), lambda: "".join(*5),
    lambda: collections.OrderedDict(**5), lambda: functools.partial(len, [])(*5), lambda: print(1, *None),
):
    tried(call)

csv.register_dialect("bars", dialect=csv.excel, delimiter="|")
tried(lambda: list(csv.reader(["a|b"], "bars")))
tried(lambda: csv.reader([], "excel", dialect="excel"))
tried(lambda: csv.register_dialect("x", "excel", dialect="excel"))
tried(lambda: threading.local().x)
print(io.open is open)


class Opens:
    open = io.open


Opens().open("/dev/null").close()
