def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('a b  c'.split()))
print(repr(' a  b '.split(None, 1)))
print(repr('a,b,,c'.split(',')))
print(repr('a,b,c'.split(',', 1)))
print(repr(''.split()))
print(repr(''.split(',')))
print(repr('a--b'.split('--')))
print(repr('a b c'.rsplit(None, 1)))
print(repr(' a b '.rsplit(None, 1)))
print(repr('a,b,c'.rsplit(',', 1)))
error(lambda: 'a'.split(''))
error(lambda: 'a'.split(1))
