"""A function has nothing of what the registers were used for before."""


def busy(a, b, c, d, e, f, g, h):
    first, *_ = a + 1, b + 1, c + 1, d + 1, e + 1, f + 1, g + 1, h + 1
    x, y, z, w = a.real, b.real, c.real, d.real
    return first + x + y + z + w


def deeper(depth):
    if depth:
        return deeper(depth - 1)
    busy(1, 2, 3, 4, 5, 6, 7, 8)
    namespace = {}
    exec("def function(self): pass", namespace)
    function = namespace["function"]
    return function.__annotate__, function.__annotations__, function.__defaults__, function.__kwdefaults__


print({str(deeper(depth)) for depth in range(20)})
print({str([deeper(depth) for _ in (1,) for _ in (1,)]) for depth in range(20)})
