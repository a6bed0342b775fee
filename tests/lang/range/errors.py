for wrong in (lambda: range(1, 2, 0), lambda: range("a"), lambda: range(1.5), lambda: range(3)[5], lambda: range()):
    try:
        wrong()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
