def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
def f(a, b=1, *args, c, d=2, **kw):
    "doc of f"
    x = y = 0
    return lambda: x
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__globals__ is globals(), f.__type_params__, f.__builtins__ is __builtins__.__dict__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_firstlineno, c.co_names, c.co_consts is not None, c.co_flags & 0x0c)
g = f(1, c=2); print(g.__code__.co_freevars, g.__closure__[0].cell_contents, g.__qualname__)
f.__defaults__ = (10, 20); print(f.__defaults__); f.__defaults__ = None; attempt(f, 1, c=1); f.__kwdefaults__ = {"c": 5}; f.x = 1; print(f.__dict__, vars(f))
f.__name__ = "renamed"; print(f.__name__, f.__qualname__); f.__qualname__ = "Q"; f.__doc__ = None; print(f.__doc__, repr(f).split(" at ")[0])
attempt(setattr, f, "__name__", 5); attempt(setattr, f, "__defaults__", 5); attempt(setattr, f, "__kwdefaults__", 5); attempt(setattr, f, "__qualname__", 5); attempt(setattr, f, "__annotations__", 5)
attempt(delattr, f, "__name__"); attempt(delattr, f, "x"); attempt(delattr, f, "x"); del f.__defaults__; print(f.__defaults__); del f.__doc__; print(f.__doc__)
def ann(a: int, *b: str, c: "x" = 1, **d: float) -> bool: pass
print(ann.__annotations__, ann.__annotate__ is not None)
print((lambda: 0).__name__, (lambda: 0).__code__.co_name, (lambda a, /, b: 0).__code__.co_posonlyargcount, [].append.__doc__ is not None, f.__get__(5).__self__, f.__call__ is not None)
m = "abc".upper; print(m.__self__, m.__name__)
class C:
    def meth(self): "mdoc"
o = C(); print(o.meth.__func__ is C.meth, o.meth.__self__ is o, o.meth.__doc__, o.meth == o.meth, o.meth is o.meth, C.meth.__get__(o) == o.meth, hash(o.meth) == hash(o.meth), o.meth.__name__); attempt(setattr, o.meth, "x", 1)
