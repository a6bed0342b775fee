def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('  a '.strip()))
print(repr('  a '.lstrip()))
print(repr('  a '.rstrip()))
print(repr('xxaxx'.strip('x')))
print(repr('abcba'.strip('ab')))
print(repr('\x1c\u3000a'.strip()))
print(repr('abc'.removeprefix('a')))
print(repr('abc'.removeprefix('x')))
print(repr('abc'.removesuffix('bc')))
error(lambda: 'abc'.strip(1))
