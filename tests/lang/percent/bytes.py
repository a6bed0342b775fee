def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(b'%s %d' % (b'a', 1)))
print(repr(b'%b' % b'x'))
print(repr(b'%a %r' % ('é', 1)))
print(repr(b'%c%c' % (65, b'B')))
print(repr(bytearray(b'%x') % 255))
print(repr(b'%(a)d' % {b'a': 1}))
error(lambda: b'%s' % 'a')
error(lambda: b'%c' % 256)
