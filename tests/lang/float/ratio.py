def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(1.5.as_integer_ratio()))
print(repr(0.1.as_integer_ratio()))
print(repr((-8.0).as_integer_ratio()))
print(repr(0.0.as_integer_ratio()))
error(lambda: float('inf').as_integer_ratio())
error(lambda: float('nan').as_integer_ratio())
