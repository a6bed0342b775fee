from types import SimpleNamespace

n = SimpleNamespace(a=1, b="x")
n.c = [1]
del n.b
print(n, n.a, vars(n), n == SimpleNamespace(a=1, c=[1]), n == 5, n != SimpleNamespace(), SimpleNamespace())
print(SimpleNamespace({"x": 1}, y=2), SimpleNamespace([("k", 1)]), SimpleNamespace(**{"not id": 1}))
try:
    n.zzz
except AttributeError as error:
    print(error)
try:
    hash(n)
except TypeError as error:
    print(error)
n.self = n
print(n)


class Sub(SimpleNamespace):
    pass


print(Sub(a=1), Sub(a=1) == SimpleNamespace(a=1))
for bad in (lambda: SimpleNamespace(1), lambda: SimpleNamespace({1: 2}), lambda: SimpleNamespace({}, {})):
    try:
        bad()
    except TypeError as error:
        print("TypeError")
