def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('aXbX'.replace('X', '--')))
print(repr('aXbX'.replace('X', '--', 1)))
print(repr('ab'.replace('', '-')))
print(repr('ab'.replace('', '-', 2)))
print(repr('ab'.replace('a', 'b', count=0)))
error(lambda: 'ab'.replace('a', 1))
