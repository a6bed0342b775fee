def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(7 / 2))
print(repr(1 / 3))
print(repr(10 ** 25 / 10 ** 5))
print(repr(10 ** 400 / 10 ** 399))
error(lambda: (1 << 2000) / 3)
print(repr(1 / (1 << 2000)))
error(lambda: 1 / 0)
print(repr(-7 / 2))
