def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(complex('1+2j')))
print(repr(complex(' ( 1e3-2.5e-1j ) ')))
print(repr(complex('j')))
print(repr(complex('nan+infj')))
error(lambda: complex('1 + 2j'))
error(lambda: complex('x'))
error(lambda: complex('1', 2))
error(lambda: complex(1, '2'))
error(lambda: complex([]))
print(repr(complex(real=1, imag=2)))
print(repr(complex(1, -0.0)))
print(repr(complex()))
