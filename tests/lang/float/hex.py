def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(1.5.hex()))
print(repr(0.1.hex()))
print(repr((-0.0).hex()))
print(repr(1e-320.hex()))
print(repr(float('inf').hex()))
print(repr(float.fromhex('0x1.8p3')))
print(repr(float.fromhex('1.8')))
print(repr(float.fromhex('-inf')))
error(lambda: float.fromhex('x'))
error(lambda: float.fromhex('0x1p99999'))
