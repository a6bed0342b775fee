def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr({1: 2} | {3: 4}))
print(repr({1: 2} | {1: 3}))
error(lambda: {1: 2} | [(3, 4)])
error(lambda: {} | 1)
