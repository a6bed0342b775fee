def f(a, b: int = 1, *c, d=2, **e) -> str:
    "doc"
    x = 1
f.custom = 5
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.custom, f.__dict__, f.__module__)
print(f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_name, f.__code__.co_firstlineno)
print(f.__closure__, f.__globals__ is globals())
class K:
    def m(self): "mdoc"
    class In:
        def n(self): pass
print(K.m.__qualname__, K.In.n.__qualname__, K.In.__qualname__)
k = K()
print(k.m.__self__ is k, k.m.__func__ is K.m, k.m == k.m, k.m is k.m, k.m.__name__, k.m.__doc__)
def outer():
    def inner(): pass
    return inner, lambda: 0
print(outer()[0].__qualname__, outer()[1].__qualname__)
f.__defaults__ = (10, 20)
f.__name__ = "renamed"
print(f.__defaults__, f.__name__)
try:
    f.nope
except AttributeError as e:
    print(e)
try:
    k.m.attr = 1
except AttributeError as e:
    print(e)
try:
    f.__name__ = 5
except TypeError as e:
    print(e)
print(hash(k.m) == hash(k.m), callable(f), callable(5), callable(K), callable(k))
print(repr(f).startswith("<function f at 0x"), repr(k.m).startswith("<bound method K.m of <__main__.K object at 0x"))
print(repr(len), repr([].append).startswith("<built-in method append of list object at"), repr(list.append), repr(print))
