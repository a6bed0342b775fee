def f(obj, i, x):
    a = b = obj.c[i]
    a, b = b, a
    [first, *rest], obj.d = x
    obj.c[i + 1] += a
    obj.n -= 1
    i **= 2
    x[0] += 1
    x += (x := 3)
    del a, obj.d, x[1:2]
    return first, rest
