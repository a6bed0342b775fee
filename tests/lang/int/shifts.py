def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(1 << 10))
print(repr(1 << 64))
print(repr(-1 << 3))
print(repr(1 << 64 >> 60))
print(repr(-(1 << 64) >> 3))
print(repr(1 >> 100))
print(repr(-1 >> 100))
print(repr(0 << (1 << 70)))
error(lambda: 1 << -1)
error(lambda: 1 >> -1)
error(lambda: 1 << (1 << 64))
