def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(2 ** 10))
print(repr(2 ** 0))
print(repr(0 ** 0))
print(repr(2 ** (-2)))
print(repr((-2) ** (-1)))
error(lambda: 0 ** (-1))
print(repr(2 ** 0.5))
print(repr((-8) ** 0.5))
print(repr(10 ** 30))
print(repr((-1) ** 10 ** 6))
