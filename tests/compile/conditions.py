def f(a, b, g):
    if a and not b or g():
        pass
    if 0 <= a < g() < 10:
        pass
    x = a < g() < b
    y = a or g() or b
    z = 1 if a is None else 2
    assert a != 3, "three"
    return x, y, z
