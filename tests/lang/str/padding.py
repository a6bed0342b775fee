def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('abc'.center(8, '*')))
print(repr('ab'.center(5, '*')))
print(repr('abc'.ljust(5)))
print(repr('abc'.rjust(5, 'x')))
print(repr('-5'.zfill(5)))
print(repr('+5'.zfill(5)))
print(repr('5'.zfill(0)))
error(lambda: 'abc'.center(7, 'ab'))
error(lambda: 'abc'.ljust(5, 1))
