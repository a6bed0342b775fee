def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(7 // 2))
print(repr(-7 // 2))
print(repr(7 // -2))
print(repr(-7 // -2))
print(repr(7 % 3))
print(repr(-7 % 3))
print(repr(7 % -3))
print(repr((1 << 64) // -3))
print(repr((1 << 64) % -7))
print(repr(-10 ** 400 // 7 ** 100 % 1000))
error(lambda: 1 // 0)
error(lambda: 1 % 0)
