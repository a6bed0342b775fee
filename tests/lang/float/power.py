def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(2.0 ** 3))
print(repr(2.0 ** (-1)))
print(repr((-8.0) ** 3))
error(lambda: 10.0 ** 400)
print(repr(2.0 ** (-1075)))
print(repr(1 ** float('nan')))
print(repr(float('inf') ** (-1)))
print(repr((-2.0) ** 0.5))
