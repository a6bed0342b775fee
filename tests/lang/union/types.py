def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(int | None))
print(repr(int | str | None | int))
print(repr(None | int))
print(repr(int | str | bytes))
error(lambda: int | 1)
error(lambda: int | 'x')
error(lambda: None | None)
print(repr(int | str == str | int))
