def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(b'abcabc'.find(b'c')))
print(repr(b'abc'.find(98)))
print(repr(b'abc'.rfind(b'x')))
error(lambda: b'abc'.index(b'x'))
error(lambda: b'abc'.find(256))
error(lambda: b'abc'.find('a'))
print(repr(b'aXa'.count(b'a')))
print(repr(b'aXbX'.replace(b'X', b'--', 1)))
print(repr(b'ab'.replace(b'', b'-')))
print(repr(b'abc'.startswith((b'x', b'a'))))
error(lambda: b'abc'.startswith('a'))
