def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('%d %i %u' % (1, 2.9, True)))
print(repr('%5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5)))
print(repr('%x %X %#x %o %#o' % (255, 255, 255, 8, 8)))
print(repr('%.5d %08x' % (3, -255)))
print(repr('%f %.2f %e %g %G' % (1.5, 2.675, 12345.678, 10000000000.0, 1e-10)))
print(repr('%05f %e' % (float('nan'), float('inf'))))
print(repr('%*d %.*f' % (5, 1, 2, 1.555)))
print(repr('%d' % (1 << 100)))
error(lambda: '%d' % 'x')
error(lambda: '%x' % 1.5)
error(lambda: '%f' % 'x')
error(lambda: '%d' % float('nan'))
