class Bad:
    def __iter__(self):
        return 5

class Never:
    __iter__ = None

for value in (5, None, Bad(), Never()):
    try:
        iter(value)
    except TypeError as error:
        print(error)
try:
    next([])
except TypeError as error:
    print(error)
