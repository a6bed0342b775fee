from itertools import compress, dropwhile, filterfalse, starmap, takewhile, zip_longest

print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("AB", [1])), list(compress("AB", [])))
print(list(dropwhile(lambda x: x < 5, [1, 4, 6, 3, 8])), list(takewhile(lambda x: x < 5, [1, 4, 6, 3, 8])))
print(list(filterfalse(lambda x: x < 5, [1, 4, 6, 3, 8])), list(filterfalse(None, [0, 1, "", "a"])))
print(list(starmap(pow, [(2, 5), (3, 2), (10, 3)])), list(starmap(max, ["ab", [1, 2, 3]])))
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest("AB", [])), list(zip_longest()))
t = takewhile(lambda x: x < 2, iter([0, 1, 2, 0]))
print(list(t), list(t))


def fails(x):
    raise KeyError(x)


for it in (takewhile(fails, [1]), dropwhile(fails, [1]), filterfalse(fails, [1]), starmap(fails, [(1,)])):
    try:
        next(it)
    except KeyError as error:
        print(type(it).__name__, repr(error))
try:
    next(starmap(pow, [1]))
except TypeError as error:
    print(error)
