def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('%s %r %a' % ('a', 'b', 'é')))
print(repr('%5s|%-5s|%.1s' % ('a', 'b', 'cd')))
print(repr('%c%c' % (65, 'B')))
print(repr('%%' % ()))
print(repr('%s' % None))
print(repr('%s' % ((1, 2),)))
print(repr('%(a)s %(b)d' % {'a': 1, 'b': 2}))
print(repr('%s' % {}))
error(lambda: '%c' % 'ab')
error(lambda: '%c' % 1.5)
error(lambda: '%c' % -1)
