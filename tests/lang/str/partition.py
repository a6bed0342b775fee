def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('a=b=c'.partition('=')))
print(repr('a=b=c'.rpartition('=')))
print(repr('abc'.partition('=')))
print(repr('abc'.rpartition('=')))
error(lambda: 'abc'.partition(''))
error(lambda: 'abc'.partition(1))
