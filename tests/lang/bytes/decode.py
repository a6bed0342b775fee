def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(b'\xc3\xa9'.decode()))
print(repr(b'\xff'.decode('latin-1')))
print(repr(b'\x80'.decode('cp1252')))
error(lambda: b'\xff'.decode())
error(lambda: b'a\xe2\x82b'.decode())
error(lambda: b'\xe2\x82'.decode())
error(lambda: b'\xff'.decode('ascii'))
print(repr(b'\xff\xfe'.decode('utf-8', 'ignore')))
print(repr(b'\xe2\x82b'.decode('utf-8', 'replace')))
print(repr(b'\xff'.decode('utf-8', 'backslashreplace')))
error(lambda: b'a'.decode('nope'))
print(repr(b'a\x00'.decode('utf-16-le')))
