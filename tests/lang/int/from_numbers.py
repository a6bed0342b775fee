def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(int()))
print(repr(int(3.99)))
print(repr(int(-3.99)))
print(repr(int(True)))
print(repr(int(1e+20)))
error(lambda: int(float('nan')))
error(lambda: int(float('inf')))
error(lambda: int(None))
error(lambda: int([]))
error(lambda: int(1, 2))
error(lambda: int('1', 2.0))
