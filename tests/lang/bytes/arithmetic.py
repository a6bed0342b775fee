def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(b'a' + b'b'))
print(repr(b'a' * 3))
print(repr(b'a' + bytearray(b'b')))
print(repr(bytearray(b'a') + b'b'))
error(lambda: b'a' + 'b')
error(lambda: b'a' + 1)
error(lambda: bytearray(b'a') + 1)
error(lambda: b'a' * 1.5)
