def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


error(lambda: (1 << 2000) * 1.0)
error(lambda: (1 << 2000) + 1.5)
error(lambda: 1.5 // (1 << 2000))
print(repr(2.0 ** 1023 == 2 ** 1023))
error(lambda: float(10 ** 400))
print(repr(float(10 ** 22)))
