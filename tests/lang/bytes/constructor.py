def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(bytes()))
print(repr(bytes(3)))
print(repr(bytes([1, 2, 255])))
print(repr(bytes('é', 'utf-8')))
error(lambda: bytes('a'))
error(lambda: bytes(-1))
error(lambda: bytes([256]))
error(lambda: bytes(['a']))
error(lambda: bytes(1.5))
error(lambda: bytes(None))
error(lambda: bytes(1, 'utf-8'))
error(lambda: bytes(10 ** 20))
error(lambda: bytearray([256]))
print(repr(bytearray('a', 'ascii')))
