def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(str()))
print(repr(str(1)))
print(repr(str(object='a')))
print(repr(str(b'a')))
print(repr(str(b'\xc3\xa9', 'utf-8')))
print(repr(str(b'\xff', 'utf-8', 'replace')))
print(repr(str(b'a', errors='strict')))
error(lambda: str('a', 'utf-8'))
error(lambda: str(1, 'utf-8'))
error(lambda: str(b'a', 1))
