def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(len(str(10 ** 4299))))
error(lambda: str(10 ** 4300))
print(repr(int('9' * 4300) % 10))
error(lambda: int('9' * 5000))
print(repr(int('f' * 5000, 16) % 16))
