print(list(zip("abc", [1, 2])), list(zip()), dict(zip("ab", range(2))))
for lists in (([1], [1, 2]), ([1, 2], [1]), ([1], [1], [])):
    try:
        list(zip(*lists, strict=True))
    except ValueError as error:
        print(error)
