def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(1 + 2j + 1))
print(repr(1 + 2j - (1 + 2j)))
print(repr((1 + 2j) * (3 - 1j)))
print(repr((1 + 2j) / (3 - 1j)))
print(repr(1 / 1j))
print(repr((1 + 2j) / 2))
print(repr(1.5 * (2 + 3j)))
print(repr(5 - 0j))
print(repr(-(1 - 2j)))
error(lambda: 1j / 0)
error(lambda: 1j // 2)
error(lambda: 1j % 2)
error(lambda: (1 << 2000) + 1j)
