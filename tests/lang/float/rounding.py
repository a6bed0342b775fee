def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(2.5.__round__()))
print(repr(3.5.__round__()))
print(repr(2.675.__round__(2)))
print(repr(1234.5.__round__(-2)))
print(repr(5e+307.__round__(-308)))
error(lambda: 1.5e+308.__round__(-308))
print(repr(1.5.__floor__()))
print(repr((-1.5).__floor__()))
print(repr(1.2.__ceil__()))
print(repr((-1.9).__trunc__()))
error(lambda: float('nan').__round__())
error(lambda: float('inf').__round__())
print(repr(1.0.is_integer()))
print(repr(float('inf').is_integer()))
