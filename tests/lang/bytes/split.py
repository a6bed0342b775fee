def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(b'a b  c'.split()))
print(repr(b'a,b,,c'.split(b',')))
print(repr(b'a b c'.rsplit(None, 1)))
print(repr(b'a\nb\r\nc'.splitlines()))
print(repr(b'a=b'.partition(b'=')))
error(lambda: b'a'.split(b''))
error(lambda: b'a'.split('x'))
print(repr(b','.join([b'a', bytearray(b'c')])))
error(lambda: b','.join([b'a', 'b']))
