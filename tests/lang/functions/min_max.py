print(min(3, 1, 2), max([1, 5, 2]), min("hello"), max(["a", "bbb"], key=len), max([], default="none"), min([2, 1], key=lambda n: -n))
for wrong in (lambda: min([]), lambda: max(), lambda: max(1, "a"), lambda: min(1, 2, default=0)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
