def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(7.5 // 2))
print(repr(-7.5 // 2))
print(repr(7.5 // -2))
print(repr(-7.5 % 2))
print(repr(7.5 % -2))
print(repr(0.3 % 0.1))
print(repr(1 // float('inf')))
print(repr(-1 % float('inf')))
print(repr(float('inf') // 1))
error(lambda: 1.0 // 0)
error(lambda: 1.0 % 0)
print(repr(-0.0 % 5))
