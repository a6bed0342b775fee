def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('banana'.find('an')))
print(repr('banana'.rfind('an')))
print(repr('banana'.find('an', 2)))
print(repr('banana'.find('an', -3, -1)))
print(repr('abc'.find('')))
print(repr('abc'.find('', 3)))
print(repr('abc'.find('', 4)))
print(repr('héllo'.find('l')))
print(repr('héllo'.rindex('l')))
error(lambda: 'abc'.index('x'))
error(lambda: 'abc'.find(1))
error(lambda: 'abc'.find('a', 'b'))
