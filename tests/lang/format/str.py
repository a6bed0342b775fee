def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


print(repr('{:5}|{:>5}|{:^5}|{:*<5}'.format('a', 'b', 'c', 'd')))
print(repr('{:.2}'.format('abc')))
print(repr('{:05}'.format('a')))
error(lambda: '{:=5}'.format('a'))
error(lambda: '{:+}'.format('a'))
error(lambda: '{:#}'.format('a'))
error(lambda: '{:,}'.format('a'))
error(lambda: '{:d}'.format('a'))
