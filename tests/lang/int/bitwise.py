def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(6 & 3))
print(repr(6 | 3))
print(repr(6 ^ 3))
print(repr(~6))
print(repr(~(1 << 64)))
print(repr(1 << 64 & -1))
print(repr(1 << 64 | 1))
print(repr(-5 & 255))
print(repr(True & False))
print(repr(True | 1))
print(repr(True ^ True))
error(lambda: 1.5 & 1)
