it = iter([1, 2, 3])
next(it)
print(it.__length_hint__(), iter(range(9)).__length_hint__(), type(iter(())).__name__, type(iter({})).__name__)
