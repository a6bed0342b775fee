def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(b'\x01\xff'.hex()))
print(repr(b'\x01\xff\x02'.hex(':')))
print(repr(b'\x01\xff\x02'.hex(':', 2)))
print(repr(b'\x01\xff\x02'.hex(':', -2)))
print(repr(bytes.fromhex('01 ff')))
error(lambda: bytes.fromhex('0g'))
error(lambda: bytes.fromhex('012'))
error(lambda: bytes.fromhex(1))
error(lambda: b'a'.hex('ab'))
print(repr(bytearray.fromhex('01')))
