def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(','.join(['a', 'b', 'c'])))
print(repr(''.join([])))
print(repr('-'.join('abc')))
error(lambda: 'x'.join(['a', 1]))
error(lambda: 'x'.join(1))
print(repr(', '.join((str(i) for i in [1, 2, 3]))))
