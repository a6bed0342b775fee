def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(float('1.5')))
print(repr(float(' -1e5 ')))
print(repr(float('1_0.5e1')))
print(repr(float('nan')))
print(repr(float('-Infinity')))
print(repr(float('1e400')))
print(repr(float('.5')))
print(repr(float('5.')))
error(lambda: float('.'))
error(lambda: float(''))
error(lambda: float('1_'))
error(lambda: float('1e'))
error(lambda: float('x'))
print(repr(float(b'2.5')))
