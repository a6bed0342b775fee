def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(float()))
print(repr(float(3)))
print(repr(float(True)))
error(lambda: float(None))
error(lambda: float([]))
print(repr(float.from_number(3)))
error(lambda: float.from_number('3'))
