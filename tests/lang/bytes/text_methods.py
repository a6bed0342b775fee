def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(b'aBc'.upper()))
print(repr(b'hELLO w'.title()))
print(repr(b'aB'.swapcase()))
print(repr(b' a '.strip()))
print(repr(b'5'.zfill(3)))
print(repr(b'ab'.center(5, b'*')))
error(lambda: b'ab'.center(5, '*'))
print(repr(b'abc'.translate(None, b'a')))
print(repr(b'a1'.isalnum()))
print(repr(b'a\tb'.expandtabs(4)))
print(repr(b'abc'.removeprefix(b'a')))
print(repr(b'Aa'.istitle()))
