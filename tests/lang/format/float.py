def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('{:f} {:.1f} {:.0f}'.format(1.5, 2.25, 2.5)))
print(repr('{:e} {:E} {:.2e}'.format(1.5, 1.5, 12345.678)))
print(repr('{:g} {:g} {:g} {:g}'.format(10000000000.0, 1e-05, 123456789.0, 100000.0)))
print(repr('{:.3} {:.5} {:.3}'.format(120.0, 123.0, 123456.0)))
print(repr('{:,.2f} {:_}'.format(1234567.891, 12345.678)))
print(repr('{:010.2f} {:012,.1f}'.format(-1.5, 1234.5)))
print(repr('{:%} {:.1%}'.format(0.5, 0.12345)))
print(repr('{:z.1f} {:.1f}'.format(-0.01, -0.01)))
print(repr('{:#.0f} {:#g}'.format(2.5, 1.5)))
print(repr('{:010} {:F}'.format(float('nan'), float('inf'))))
print(repr('{:.6_f}'.format(1.123456789)))
error(lambda: '{:d}'.format(1.5))
error(lambda: '{:.}'.format(1.5))
