def error(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


error(lambda: f'{[]:x}')
error(lambda: f'{None:5}')
print(repr(f'{True:5}|{True}'))
print(repr(f'{(1,)}'))
error(lambda: f'{object:x}')
