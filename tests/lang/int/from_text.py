def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(int('12')))
print(repr(int(' 12_000 ')))
print(repr(int('-0b11', 2)))
print(repr(int('0x1f', 16)))
print(repr(int('0x1f', 0)))
print(repr(int('zz', 36)))
print(repr(int('١٢')))
error(lambda: int(''))
error(lambda: int('x'))
error(lambda: int('1__0'))
error(lambda: int('01', 0))
error(lambda: int('12', 37))
error(lambda: int('1', 1))
print(repr(int(b'12')))
error(lambda: int(bytearray(b'1x')))
