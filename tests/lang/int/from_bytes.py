def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(int.from_bytes(b'\x04\x00')))
print(repr(int.from_bytes(b'\x04\x00', 'little')))
print(repr(int.from_bytes(b'\xff', signed=True)))
print(repr(int.from_bytes([1, 2])))
error(lambda: int.from_bytes([1, 256]))
error(lambda: int.from_bytes('a'))
error(lambda: int.from_bytes(5))
print(repr(int.from_bytes(b'')))
