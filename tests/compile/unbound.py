def f(flag, items):
    if flag:
        x = 1
    print(x)
    for y in items:
        pass
    print(y, x)
    del x
    print(x)
