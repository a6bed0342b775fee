def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('abc'.translate({97: 'x', 98: None, 99: 100})))
print(repr('abc'.translate(str.maketrans('ab', 'cd'))))
print(repr(str.maketrans('ab', 'cd', 'e')))
print(repr(str.maketrans({'a': 1, 2: 'b'})))
error(lambda: str.maketrans({'ab': 1}))
error(lambda: str.maketrans('ab', 'c'))
error(lambda: str.maketrans(1))
error(lambda: 'a'.translate({97: 1.5}))
