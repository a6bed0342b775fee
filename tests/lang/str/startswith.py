def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('abc'.startswith('ab')))
print(repr('abc'.startswith(('x', 'a'))))
print(repr('abc'.startswith('b', 1)))
print(repr('abc'.endswith('c')))
print(repr('abc'.endswith('c', 0, -1)))
print(repr('abc'.startswith('', 4)))
error(lambda: 'abc'.startswith(1))
error(lambda: 'abc'.startswith((1,)))
