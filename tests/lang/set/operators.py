def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr({1, 2} | {3}))
print(repr({1, 2} & {2, 3}))
print(repr({1, 2} - {2}))
print(repr({1, 2} ^ {2, 3}))
print(repr(frozenset({1}) | {2}))
print(repr({1} | frozenset({2})))
error(lambda: {1} | [2])
error(lambda: {1} - [1])
print(repr({1: 2}.keys() | [3]))
print(repr({1: 2, 3: 4}.keys() - {1}))
print(repr({1: 2}.items() & {(1, 2)}))
error(lambda: {1: 2}.keys() & 1)
