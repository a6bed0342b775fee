def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr((1 + 2j) ** 2))
print(repr(1j ** 2))
print(repr((2 + 0j) ** (-1)))
print(repr((1 + 2j) ** 0.5))
print(repr(2 ** 1j))
error(lambda: 0j ** (-1))
error(lambda: 0 ** 1j)
print(repr(0j ** 0))
