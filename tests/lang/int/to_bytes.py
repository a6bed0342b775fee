def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr(1024 .to_bytes(2)))
print(repr(1024 .to_bytes(4, 'little')))
print(repr((-2).to_bytes(2, signed=True)))
print(repr(0 .to_bytes(0)))
error(lambda: 1 .to_bytes(0))
error(lambda: 256 .to_bytes())
error(lambda: (-1).to_bytes())
error(lambda: 1 .to_bytes(2, 'x'))
error(lambda: 1 .to_bytes(-1))
print(repr((2 ** 70).to_bytes(10)))
