def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('a' + 'b'))
print(repr('ab' * 3))
print(repr(3 * 'ab'))
print(repr('ab' * -1))
print(repr('ab' * True))
error(lambda: 'a' + 1)
error(lambda: 1 + 'a')
error(lambda: 'a' * 1.5)
error(lambda: 'a' * 'b')
error(lambda: 'a' * (1 << 62))
error(lambda: 'a' * (1 << 70))
error(lambda: 'a' - 1)
