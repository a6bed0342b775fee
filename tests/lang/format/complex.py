def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('{:.1f}'.format(1 + 2j)))
print(repr('{:>12}|'.format(1 + 2j)))
print(repr('{}'.format(2j)))
print(repr('{:g}'.format(1 - 2.5j)))
error(lambda: '{:010}'.format(1j))
error(lambda: '{:=10}'.format(1j))
error(lambda: '{:d}'.format(1j))
