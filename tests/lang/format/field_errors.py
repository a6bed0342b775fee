def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


error(lambda: '{} {}'.format(1))
error(lambda: '{0} {}'.format(1, 2))
error(lambda: '{} {0}'.format(1, 2))
error(lambda: '{a}'.format(b=1))
error(lambda: '{0.x}'.format(1))
error(lambda: '{'.format())
error(lambda: '}'.format())
error(lambda: '{0!x}'.format(1))
error(lambda: '{0!rx}'.format(1))
error(lambda: '{0[}'.format(1))
error(lambda: '{0[]}'.format(1))
error(lambda: '{0.}'.format(1))
error(lambda: '{0:{1:{2}}}'.format(1, 2, 3))
error(lambda: '{0[a]b}'.format({'a': 1}))
error(lambda: '{0}'.format_map([1]))
