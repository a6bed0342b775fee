from itertools import islice, count

print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 2)))
print(list(islice([], 3)), list(islice("AB", 5)), list(islice("ABC", 2, 1)), list(islice("ABC", None)), list(islice(count(), 3, 10, 3)))
it = iter(range(10))
print(list(islice(it, 3)), next(it), list(islice(it, 1, 3)), next(it))
it = iter(range(10))
print(list(islice(it, 1, 5, 3)), next(it))
for args in ((-1,), ("a",), (1, -1), (0, 5, 0), (0, 5, -1), (1.5,), (0, "x"), (0, 5, "x"), (), (1, 2, 3, 4)):
    try:
        islice("abc", *args)
    except Exception as error:
        print(type(error).__name__, error)
