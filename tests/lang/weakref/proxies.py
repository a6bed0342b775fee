"""weakref.proxy"""
import weakref


class Box:
    size = 3

    def __init__(self):
        self.items = [1, 2]

    def total(self):
        return sum(self.items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __add__(self, other):
        return ("add", other)

    def __str__(self):
        return "a box"

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item):
        return item in self.items


box = Box()
p = weakref.proxy(box)
print(p.total(), p.size, len(p), p[0], p + 1, str(p), list(p), 2 in p, bool(p))
p.size = 7
print(box.size, isinstance(p, Box), type(p), p.__class__)
del p.size
print(box.size)
print(repr(p).startswith("<weakproxy at 0x"), "; to 'Box' at 0x" in repr(p))
try:
    hash(p)
except TypeError as error:
    print("TypeError", error)
try:
    p.missing
except AttributeError as error:
    print(error)


def call(a, b=2):
    return a + b


c = weakref.proxy(call)
print(c(1), c(1, b=5), type(c), weakref.ProxyTypes)
died = weakref.proxy(box, lambda proxy: print("proxy told"))
print(p == box, p == died)
del box
for use in (lambda: p.size, lambda: str(p), lambda: len(p), lambda: p + 1):
    try:
        use()
    except ReferenceError as error:
        print("ReferenceError", error)
try:
    weakref.proxy(5)
except TypeError as error:
    print(error)
