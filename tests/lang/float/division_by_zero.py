def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


error(lambda: 1.0 / 0)
error(lambda: 0.0 / 0.0)
error(lambda: 1 / 0.0)
error(lambda: 0.0 ** (-1))
