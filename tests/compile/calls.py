def f(g, obj, args, kwargs):
    g(1, a=2)
    obj.method(args, key=kwargs)
    g(1, *args, b=3, **kwargs)
    obj.method(*args)
    return g(g(g()))
