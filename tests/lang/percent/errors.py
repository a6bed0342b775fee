def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


error(lambda: '%s %s' % 1)
error(lambda: '%s' % (1, 2))
error(lambda: 'a' % 1)
error(lambda: '%' % ())
error(lambda: '%z' % 1)
error(lambda: '%(a)s' % 1)
error(lambda: '%(a)s' % {})
error(lambda: '%(a' % {})
error(lambda: '%*d' % ('x', 1))
print(repr('a' % {}))
print(repr('a' % []))
